package io.insula.bench.cycles;

import io.insula.bench.BenchScale;
import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.HttpRequestWriter;
import io.insula.bench.load.SqlLoad;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.ComparisonRunner;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures how fast ballots are cast, in comparison with plain SQL and with durable events. */
final class BallotBench {
  private static final String CAST = "PUT /cycles/{id}/ballot, 64 connections";
  private static final String EVENT = "durable POST /events, 64 connections";
  private static final String PLAIN = "plain SQL: one upsert a transaction, 64 connections";
  private static final String UPSERT =
      """
      INSERT INTO bench.cast_ballot AS known
        (cycle_id, voter, version, proposals, nonce, receipt, cast_at)
      VALUES (1, sha256(convert_to(?, 'UTF8')), 1, '{1,5,9}', '\\x00', '\\x00',
        date_trunc('hour', now(), 'UTC'))
      ON CONFLICT (cycle_id, voter) DO UPDATE SET version = known.version + 1,
        proposals = excluded.proposals, cast_at = excluded.cast_at
      """;
  private static final String JSON = "application/json";
  private static final String PASSWORD = "measured-not-guessed";
  private static final String SAMPLE_EVENT =
      "{\"component\":\"bench\",\"environment\":\"production\",\"email\":\"a@example.org\","
          + "\"message\":\"An event to compare with\",\"data\":{\"number\":1}}";
  private static final int CONNECTIONS = 64;
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final Database database;
  private final BenchServer server;
  private final LoadMeter loadMeter;
  private final BenchScale scale;
  private final PrintStream progress;

  BallotBench(
      Database database,
      BenchServer server,
      LoadMeter loadMeter,
      BenchScale scale,
      PrintStream progress) {
    this.database = database;
    this.server = server;
    this.loadMeter = loadMeter;
    this.scale = scale;
    this.progress = progress;
  }

  void run(BenchReport report) {
    progress.println("Casting ballots");
    database.execute(
        "CREATE SCHEMA IF NOT EXISTS bench",
        "CREATE TABLE bench.cast_ballot (LIKE cycles.cast_ballot INCLUDING ALL)");
    var casts = casts(MeasuredCycle.open(database, server));
    var events = events();
    casts.run(CONNECTIONS, scale.warmUp());
    events.run(CONNECTIONS, scale.warmUp().dividedBy(3));
    try (var upserts = new SqlLoad(database::connect, CONNECTIONS, upserts())) {
      var comparison = new ComparisonRunner();
      add(comparison, CAST, casts);
      add(comparison, EVENT, events);
      comparison.add(
          PLAIN,
          () -> loadMeter.measure(List.of(), 1, () -> upserts.run(CONNECTIONS, scale.each())));
      report.addAll(comparison.run(scale.rounds(), progress));
    }
    report.fact(
        "ballots a second, divided by those of plain SQL",
        report.of(CAST).perSecond() / report.of(PLAIN).perSecond());
    report.fact(
        "CPU time of a ballot, divided by that of a durable event",
        report.of(CAST).serverAndPostgresMicros() / report.of(EVENT).serverAndPostgresMicros());
  }

  private void add(ComparisonRunner comparison, String name, HttpLoad load) {
    comparison.add(
        name,
        () ->
            loadMeter.measure(
                List.of(server.process()), 1, () -> load.run(CONNECTIONS, scale.each())));
  }

  /**
   * Returns a load that casts ballots of 64 people in turn. Each person's next ballot names other
   * proposals and replaces the previous one.
   */
  private HttpLoad casts(MeasuredCycle cycle) {
    var admin = server.adminToken();
    var voters =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(i -> new HttpRequestWriter(server.authority(), token("caster" + i, admin)))
            .toList();
    var requests =
        IntStream.range(0, CONNECTIONS * MeasuredCycle.PROPOSALS)
            .mapToObj(
                i ->
                    voters
                        .get(i % CONNECTIONS)
                        .put(cycle.path() + "/ballot", JSON, ballot(cycle, i / CONNECTIONS)))
            .toList();
    return new HttpLoad(
        server.address(), OK, number -> requests.get((int) (number % requests.size())));
  }

  private static String ballot(MeasuredCycle cycle, int first) {
    return IntStream.of(0, 7, 19)
        .map(step -> (first + step) % MeasuredCycle.PROPOSALS)
        .mapToObj(place -> "{\"proposal_id\":" + cycle.proposals().get(place) + "}")
        .collect(Collectors.joining(",", "{\"votes\":[", "]}"));
  }

  private String token(String name, String admin) {
    server
        .client()
        .post("/accounts", admin, Map.of("username", name, "password", PASSWORD), CREATED);
    return server.client().signIn(name, PASSWORD);
  }

  private HttpLoad events() {
    var request =
        new HttpRequestWriter(server.authority(), server.serviceToken())
            .post("/events", JSON, SAMPLE_EVENT);
    return new HttpLoad(server.address(), CREATED, number -> request);
  }

  private static SqlLoad.Preparation upserts() {
    var numbers = new AtomicLong();
    return connection -> {
      var statement = connection.prepareStatement(UPSERT);
      return () -> {
        statement.setString(1, "voter" + numbers.getAndIncrement() % CONNECTIONS);
        statement.executeUpdate();
      };
    };
  }
}
