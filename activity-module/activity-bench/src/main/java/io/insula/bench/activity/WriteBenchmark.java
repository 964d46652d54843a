package io.insula.bench.activity;

import io.insula.bench.BenchScale;
import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.SqlLoad;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.ComparisonRunner;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.server.BenchEnvironment;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import io.insula.bench.server.PeakHeap;
import java.io.PrintStream;
import java.util.List;

/**
 * Measures storing events, singly and in batches, and compares it with PostgreSQL without a server.
 */
final class WriteBenchmark {
  private static final int[] CONNECTIONS = {1, 16, 64};
  private static final int MAX_CONNECTIONS = 64;
  private static final int[] BATCH_LINES = {1_000, 10_000};

  private static final String DURABLE = "durable POST /events, %d connections";
  private static final String CEILING = "the same without the database, %d connections";
  private static final String INSERT = "one plain INSERT per transaction, %d connections";
  private static final String BATCH = "POST /events/batch of %,d lines, counted in rows";
  private static final String COPY = "COPY of %,d rows, counted in rows";

  private final BenchEnvironment environment;
  private final LoadMeter loadMeter;
  private final BenchScale scale;
  private final PrintStream progress;
  private final SampleEvents events = new SampleEvents();

  WriteBenchmark(
      BenchEnvironment environment, LoadMeter loadMeter, BenchScale scale, PrintStream progress) {
    this.environment = environment;
    this.loadMeter = loadMeter;
    this.scale = scale;
    this.progress = progress;
  }

  void run(BenchReport report) {
    var database = environment.database("writing");
    try (var server = environment.server(database);
        var withoutStorage =
            environment.serverWith(ActivityBenchmark.class, environment.database("unused"))) {
      new EventTableDefinition(database).makeTwin();
      progress.println("Events one by one");
      singles(report, database, server, withoutStorage);
      progress.println("Events in batches");
      batches(report, database, server);
      goals(report);
      PeakHeap.goal(report, "writes", server, BenchServer.HEAP_MEBIBYTES);
    }
  }

  private void singles(
      BenchReport report, Database database, BenchServer server, BenchServer withoutStorage) {
    var durable = new EventLoads(events, server).single();
    var ceiling = new EventLoads(events, withoutStorage).single();
    var sql = new EventSqlBaseline(events);
    try (var inserts = new SqlLoad(database::connect, MAX_CONNECTIONS, sql.insert())) {
      durable.run(MAX_CONNECTIONS, scale.warmUp());
      ceiling.run(MAX_CONNECTIONS, scale.warmUp());
      var comparison = new ComparisonRunner();
      for (int connections : CONNECTIONS) {
        add(comparison, DURABLE, connections, server, durable);
        add(comparison, CEILING, connections, withoutStorage, ceiling);
        comparison.add(
            INSERT.formatted(connections),
            () -> loadMeter.measure(List.of(), 1, () -> inserts.run(connections, scale.each())));
      }
      report.addAll(comparison.run(scale.rounds(), progress));
    }
  }

  private void add(
      ComparisonRunner comparison,
      String name,
      int connections,
      BenchServer server,
      HttpLoad load) {
    comparison.add(
        name.formatted(connections),
        () ->
            loadMeter.measure(
                List.of(server.process()), 1, () -> load.run(connections, scale.each())));
  }

  private void batches(BenchReport report, Database database, BenchServer server) {
    var sql = new EventSqlBaseline(events);
    var requests = new EventLoads(events, server);
    var comparison = new ComparisonRunner();
    try (var small = new SqlLoad(database::connect, 1, sql.copy(BATCH_LINES[0]));
        var large = new SqlLoad(database::connect, 1, sql.copy(BATCH_LINES[1]))) {
      requests.batch(BATCH_LINES[0]).run(1, scale.warmUp().dividedBy(3));
      addBatches(comparison, server, requests, BATCH_LINES[0], small);
      addBatches(comparison, server, requests, BATCH_LINES[1], large);
      report.addAll(comparison.run(scale.rounds(), progress));
    }
  }

  private void addBatches(
      ComparisonRunner comparison,
      BenchServer server,
      EventLoads requests,
      int lines,
      SqlLoad copies) {
    var batches = requests.batch(lines);
    comparison.add(
        BATCH.formatted(lines),
        () ->
            loadMeter.measure(
                List.of(server.process()), lines, () -> batches.run(1, scale.each())));
    comparison.add(
        COPY.formatted(lines),
        () -> loadMeter.measure(List.of(), lines, () -> copies.run(1, scale.each())));
  }

  private static void goals(BenchReport report) {
    for (int connections : CONNECTIONS) {
      var durable = report.of(DURABLE.formatted(connections));
      var insert = report.of(INSERT.formatted(connections));
      var ratio = durable.perSecond() / insert.perSecond();
      var name = "POSTs a second / plain INSERTs a second, %d connections".formatted(connections);
      if (connections == MAX_CONNECTIONS) {
        report.atLeast(name, ratio, 1.0);
      } else {
        report.fact(name, ratio);
      }
    }
    var durable = report.of(DURABLE.formatted(MAX_CONNECTIONS));
    var ceiling = report.of(CEILING.formatted(MAX_CONNECTIONS));
    report.atMost(
        "CPU of a POST / CPU without the database, server and PostgreSQL",
        durable.serverAndPostgresMicros() / ceiling.serverAndPostgresMicros(),
        1.8);
    report.fact(
        "CPU of a POST / CPU without the database, server alone",
        durable.serverMicros() / ceiling.serverMicros());
    report.atMost(
        "p99 of a POST at 16 connections, ms (where fsync takes under 1 ms)",
        report.of(DURABLE.formatted(16)).p99Millis(),
        20);
    for (int lines : BATCH_LINES) {
      report.atLeast(
          "rows a second of batches / rows a second of COPY, %,d lines".formatted(lines),
          report.of(BATCH.formatted(lines)).perSecond()
              / report.of(COPY.formatted(lines)).perSecond(),
          0.5);
    }
  }
}
