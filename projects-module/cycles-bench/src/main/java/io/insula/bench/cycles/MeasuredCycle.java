package io.insula.bench.cycles;

import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import java.util.List;
import java.util.Map;

/**
 * A cycle in voting, on which a benchmark casts or counts ballots. Its proposals and many ballots
 * are inserted with SQL, which is faster than requests.
 */
final class MeasuredCycle {
  static final int PROPOSALS = 50;

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int BUDGET = 1_000_000;

  private final Database database;
  private final BenchServer server;
  private final String token;
  private final String path;
  private final List<Long> proposals;

  private MeasuredCycle(
      Database database, BenchServer server, String token, String path, List<Long> proposals) {
    this.database = database;
    this.server = server;
    this.token = token;
    this.path = path;
    this.proposals = proposals;
  }

  /** Creates a cycle with approval ballots, counted by equal shares. */
  static MeasuredCycle open(Database database, BenchServer server) {
    var token = server.adminToken();
    var rule = Map.of("rule", "equal-shares", "utility", "cost", "completion", "add1");
    var settings =
        Map.of(
            "name",
            "Measured",
            "budget",
            BUDGET,
            "ballot",
            Map.of("type", "approval"),
            "rule",
            rule);
    var id = server.client().post("/cycles", token, settings, CREATED).get("cycle_id").longValue();
    database.execute(
        """
        INSERT INTO cycles.proposal (cycle_id, position, name, cost)
        SELECT %d, place, 'Proposal ' || place, 10000 + place * 1777 %% 90000
        FROM generate_series(0, %d) AS place
        """
            .formatted(id, PROPOSALS - 1));
    var proposals =
        database.query(
            "SELECT id FROM cycles.proposal WHERE cycle_id = %d ORDER BY position".formatted(id),
            row -> row.getLong(1));
    var cycle = new MeasuredCycle(database, server, token, "/cycles/" + id, proposals);
    cycle.move("refinement");
    cycle.move("voting");
    return cycle;
  }

  String path() {
    return path;
  }

  List<Long> proposals() {
    return proposals;
  }

  void move(String phase) {
    server.client().post(path + "/phase", token, Map.of("phase", phase, "reason", "Measured"), OK);
  }

  /** Adds ballots of up to ten proposals each. */
  void fill(int ballots) {
    database.execute(
        """
        INSERT INTO cycles.cast_ballot
          (cycle_id, voter, version, proposals, nonce, receipt, cast_at)
        SELECT %s, sha256(convert_to('voter' || number, 'UTF8')), 1,
          ARRAY(SELECT DISTINCT CAST(hashint8(number * 16 + place) & 1023 AS smallint) %% %d::smallint
            FROM generate_series(0, number %% 10) AS place),
          decode(md5(number::text), 'hex'),
          sha256(convert_to('receipt' || number, 'UTF8')), date_trunc('hour', now(), 'UTC')
        FROM generate_series(1, %d) AS number
        """
            .formatted(path.substring("/cycles/".length()), PROPOSALS, ballots),
        "ANALYZE cycles.cast_ballot");
  }
}
