package io.insula.bench.reporting;

import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import java.util.List;
import java.util.Map;

/**
 * Makes cycles whose votes are counted. Inserts their proposals and ballots into the database
 * directly.
 */
final class MeasuredCycleFactory {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int BUDGET = 1_000_000;
  private static final List<String> PHASES = List.of("refinement", "voting");

  private final Database database;
  private final BenchServer server;
  private final String token;

  MeasuredCycleFactory(Database database, BenchServer server) {
    this.database = database;
    this.server = server;
    this.token = server.adminToken();
  }

  /**
   * Adds a cycle whose vote is counted by the method of equal shares.
   *
   * @return the id of the cycle
   */
  long add(String name, int proposals, int ballots) {
    var rule = Map.of("rule", "equal-shares", "utility", "cost", "completion", "add1u");
    var settings =
        Map.of(
            "name",
            name,
            "currency",
            "EUR",
            "budget",
            BUDGET,
            "ballot",
            Map.of("type", "approval"),
            "rule",
            rule);
    var id = server.client().post("/cycles", token, settings, CREATED).get("cycle_id").longValue();
    addProposals(id, proposals);
    PHASES.forEach(phase -> move(id, phase));
    addBallots(id, proposals, ballots);
    move(id, "implementation");
    return id;
  }

  private void move(long id, String phase) {
    server.client().post("/cycles/" + id + "/phase", token, Map.of("phase", phase), OK);
  }

  private void addProposals(long id, int proposals) {
    database.execute(
        """
        INSERT INTO cycles.proposal (cycle_id, position, name, cost, categories)
        SELECT %d, place, 'Proposal ' || place, 10000 + place * 1777 %% 90000,
          ARRAY['Category ' || place %% 6]
        FROM generate_series(0, %d) AS place
        """
            .formatted(id, proposals - 1));
  }

  /** Inserts ballots, each with up to ten proposals. */
  private void addBallots(long id, int proposals, int ballots) {
    database.execute(
        """
        INSERT INTO cycles.cast_ballot
          (cycle_id, voter, version, proposals, nonce, receipt, cast_at)
        SELECT %1$d, sha256(convert_to('voter' || number, 'UTF8')), 1,
          ARRAY(SELECT DISTINCT CAST(hashint8(%1$d + number * 16 + place) & 1023 AS smallint)
              %% %2$d::smallint
            FROM generate_series(0, number %% 10) AS place),
          decode(md5(number::text), 'hex'),
          sha256(convert_to('%1$d receipt ' || number, 'UTF8')), date_trunc('hour', now(), 'UTC')
        FROM generate_series(1, %3$d) AS number
        """
            .formatted(id, proposals, ballots));
  }
}
