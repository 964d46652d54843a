package io.insula.bench.projects;

import io.insula.bench.BenchScale;
import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.SqlLoad;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.ComparisonRunner;
import io.insula.bench.measure.FsyncTime;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.server.BenchEnvironment;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import io.insula.bench.server.PeakHeap;
import java.io.PrintStream;
import java.util.List;

/** One run of the benchmark {@code projects}. */
final class ProjectsRun {
  private static final String PROPOSING = "proposing, two tags and three threads";
  private static final String LISTING = "listing fifty projects";
  private static final String VOTING_HOT = "voting on one thread";
  private static final String VOTING = "voting on 200 threads";
  private static final String PLAIN = "plain SQL: ";
  private static final int CONNECTIONS = 16;
  private static final int MANY_THREADS = 200;
  private static final int FIRST_PROJECTS = 500;

  private final BenchEnvironment environment;
  private final BenchScale scale;
  private final PrintStream progress;
  private final LoadMeter loadMeter;
  private final BenchReport report =
      new BenchReport(
          "Projects: proposed, listed and voted on, by %d connections".formatted(CONNECTIONS));

  ProjectsRun(BenchEnvironment environment, BenchScale scale, PrintStream progress) {
    this.environment = environment;
    this.scale = scale;
    this.progress = progress;
    this.loadMeter = new LoadMeter(environment.postgres());
  }

  /** Runs all measurements and returns their report. */
  BenchReport run() {
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(environment.folder()));
    var database = environment.database("projects");
    try (var server = environment.server(database)) {
      ProjectSqlBaseline.makeTables(database);
      measure(database, server);
      report.atMost(
          "heap of the server, peak, MiB",
          PeakHeap.mebibytes(server.process()),
          BenchServer.HEAP_MEBIBYTES);
    }
    return report;
  }

  private void measure(Database database, BenchServer server) {
    var proposals = new ProjectLoadFactory(server);
    var proposing = proposals.proposing();
    proposing.run(CONNECTIONS, scale.warmUp());
    var threads = threads(database);
    var voters = new VotingClients(server);
    var sql = new ProjectSqlBaseline();
    try (var propose = sql(database, sql.propose());
        var list = sql(database, sql.list());
        var voteHot = sql(database, sql.vote(threads.subList(0, 1)));
        var voteMany = sql(database, sql.vote(threads))) {
      var comparison = new ComparisonRunner();
      add(comparison, PROPOSING, server, proposing, propose);
      add(comparison, LISTING, server, proposals.listing(), list);
      add(comparison, VOTING_HOT, server, voters.on(threads.subList(0, 1)), voteHot);
      add(comparison, VOTING, server, voters.on(threads), voteMany);
      report.addAll(comparison.run(scale.rounds(), progress));
    }
    for (var name : List.of(PROPOSING, LISTING, VOTING_HOT, VOTING)) {
      report.fact(
          name + ": requests a second, divided by those of plain SQL",
          report.of(name).perSecond() / report.of(PLAIN + name).perSecond());
    }
  }

  /** Returns the ids of the first threads. Call this after the first projects are proposed. */
  private static List<Long> threads(Database database) {
    var threads =
        database.query(
            "SELECT id FROM threads.thread WHERE project_id <= %d ORDER BY id LIMIT %d"
                .formatted(FIRST_PROJECTS, MANY_THREADS),
            row -> row.getLong(1));
    if (threads.size() < MANY_THREADS) {
      throw new IllegalStateException("there are only " + threads.size() + " threads");
    }
    return threads;
  }

  private static SqlLoad sql(Database database, SqlLoad.Preparation preparation) {
    return new SqlLoad(database::connect, CONNECTIONS, preparation);
  }

  private void add(
      ComparisonRunner comparison,
      String name,
      BenchServer server,
      HttpLoad requests,
      SqlLoad plain) {
    requests.run(CONNECTIONS, scale.warmUp().dividedBy(3));
    comparison.add(
        name,
        () ->
            loadMeter.measure(
                List.of(server.process()), 1, () -> requests.run(CONNECTIONS, scale.each())));
    comparison.add(
        PLAIN + name,
        () -> loadMeter.measure(List.of(), 1, () -> plain.run(CONNECTIONS, scale.each())));
  }
}
