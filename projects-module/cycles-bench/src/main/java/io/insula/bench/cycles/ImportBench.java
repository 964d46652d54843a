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
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Measures how fast an election is imported and counted, in comparison with a plain COPY of its
 * ballots into a table.
 */
final class ImportBench {
  private static final String IMPORTED = "POST /cycles/import of %,d ballots (counted in ballots)";
  private static final String COPIED =
      "COPY of %,d ballots into a plain table (counted in ballots)";
  private static final String COPY =
      "COPY bench.ballot (cycle_id, number, external_id, proposals, points, attributes) FROM STDIN";
  private static final int BALLOTS = 100_000;
  private static final int CREATED = 201;

  /** The minimum speed of an import, as a fraction of the speed of COPY. */
  private static final double GOAL = 0.25;

  private final Database database;
  private final BenchServer server;
  private final LoadMeter loadMeter;
  private final BenchScale scale;
  private final PrintStream progress;

  ImportBench(
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
    progress.println("Importing");
    database.execute("CREATE SCHEMA bench", "CREATE TABLE bench.ballot (LIKE cycles.ballot)");
    var election = new GeneratedElection(ElectionShape.greedy(BALLOTS));
    var lines = election.copyLines().getBytes(StandardCharsets.UTF_8);
    var imports = imports(election.file());
    try (var copies = new SqlLoad(database::connect, 1, SqlLoad.copy(COPY, () -> lines))) {
      imports.run(1, scale.warmUp());
      var comparison = new ComparisonRunner();
      comparison.add(
          IMPORTED.formatted(BALLOTS),
          () ->
              loadMeter.measure(
                  List.of(server.process()), BALLOTS, () -> imports.run(1, scale.each())));
      comparison.add(
          COPIED.formatted(BALLOTS),
          () -> loadMeter.measure(List.of(), BALLOTS, () -> copies.run(1, scale.each())));
      report.addAll(comparison.run(scale.rounds(), progress));
    }
    database.execute("TRUNCATE bench.ballot");
    report.atLeast(
        "ballots a second of an import and its count, divided by those of COPY",
        report.of(IMPORTED.formatted(BALLOTS)).perSecond()
            / report.of(COPIED.formatted(BALLOTS)).perSecond(),
        GOAL);
  }

  private HttpLoad imports(String file) {
    var request =
        new HttpRequestWriter(server.authority(), server.adminToken())
            .post(ElectionImporter.IMPORT, ElectionImporter.PABULIB, file);
    return new HttpLoad(server.address(), CREATED, number -> request);
  }
}
