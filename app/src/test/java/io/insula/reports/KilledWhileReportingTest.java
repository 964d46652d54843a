package io.insula.reports;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills a process at random moments while the reports on all cycles are refreshed. Checks that the
 * refresh still completes correctly. {@code -Dinsula.test.kills=10} sets the number of kills,
 * {@code -Dinsula.test.cycles=500} and {@code -Dinsula.test.voters=300} set the size, and {@code
 * -Dinsula.test.seed=...} repeats the moments of an earlier run.
 */
@Tag("processes")
class KilledWhileReportingTest {
  private static final int KILLS = Integer.getInteger("insula.test.kills", 3);
  private static final long SEED = Long.getLong("insula.test.seed", System.nanoTime());
  private static final int CYCLES =
      Integer.getInteger("insula.test.cycles", Math.max(10, 3 * KILLS));
  private static final int VOTERS = Integer.getInteger("insula.test.voters", 20);

  /** The minimum time that the refresh of one cycle takes, in milliseconds. */
  private static final int MIN_MILLIS = 30;

  private static final Duration LONGEST_REFRESH = Duration.ofSeconds(60L + CYCLES);

  /**
   * The minimum number of requests to Google for the refresh of one cycle. The real number is
   * higher. With this lower bound, the last kill comes before the end of the refresh.
   */
  private static final int MIN_REQUESTS = 8;

  private static final String NEWEST =
      "SELECT cycle_id, count(*) FROM reporting.report WHERE is_newest GROUP BY cycle_id";

  private static final String SUCCEEDED =
      "SELECT 0, count(*) FROM reporting.task WHERE status = 'succeeded'";

  private final TestDatabase database = TestDatabase.create();
  private final Random random = new Random(SEED);
  private FakeGoogle google;
  private Settings settings;

  @BeforeEach
  void start() {
    google = FakeGoogle.start();
    settings =
        Settings.standard()
            .on(database)
            .with("INSULA_BALLOT_KEY", "a key that is the same after each kill")
            .with("INSULA_REPORTING_SCHEDULE_ENABLED", "false")
            .with("INSULA_REPORTING_HEARTBEAT_TIMEOUT", "2s")
            // If the answer to the copying of a spreadsheet is lost, the server searches for the
            // copy during this time and 30 s more.
            .with("INSULA_REPORTING_GOOGLE_READ_TIMEOUT", "1s");
    var template =
        google.addSpreadsheet("Template", ReportComparison.SHEETS.toArray(String[]::new));
    for (var setting : google.settings(template).entrySet()) {
      settings = settings.with(variable(setting.getKey()), setting.getValue());
    }
  }

  private static String variable(String setting) {
    return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  @AfterEach
  void stop() {
    google.close();
  }

  @Test
  void the_ticket_succeeds_and_each_cycle_has_one_newest_report_and_one_whole_spreadsheet() {
    var cycles = new ArrayList<Long>();
    long ticket;
    try (var server = ServerProcess.start(settings).awaitReady()) {
      var admin = TestUsers.of(server.uri()).admin();
      for (var i = 0; i < CYCLES; i++) {
        cycles.add(
            new ReportTestCycleFactory(admin)
                .countedGreedily(this::addBallots, "Trees " + i, "Benches " + i));
      }
      ticket = new ReportRequester(admin).requestAll();
      killLater(server, 1);
    }
    for (var kill = 2; kill <= KILLS; kill++) {
      try (var server = ServerProcess.start(settings).awaitReady()) {
        killLater(server, kill);
      }
    }
    try (var server = ServerProcess.start(settings).awaitReady()) {
      assertWhole(TestUsers.of(server.uri()), ticket, cycles);
    }
  }

  /**
   * Inserts ballots for one or both of two proposals. Writes them directly into the tables, because
   * to cast them by requests would take long.
   */
  private void addBallots(long cycle) {
    execute(
        """
        INSERT INTO cycles.cast_ballot
          (cycle_id, voter, version, proposals, nonce, receipt, cast_at)
        SELECT %1$d, sha256(convert_to('voter' || number, 'UTF8')), 1,
          CASE number %% 3 WHEN 0 THEN '{0}' WHEN 1 THEN '{1}' ELSE '{0,1}' END::smallint[],
          decode(md5(number::text), 'hex'),
          sha256(convert_to('%1$d receipt ' || number, 'UTF8')), date_trunc('hour', now(), 'UTC')
        FROM generate_series(1, %2$d) AS number
        """
            .formatted(cycle, VOTERS));
  }

  /** Kills the server a random time after the work began, or after a random request to Google. */
  private void killLater(ServerProcess server, int kill) {
    var requests = kill % 2 == 1 ? 0 : 1 + random.nextInt(CYCLES * MIN_REQUESTS / KILLS);
    var millis = random.nextInt(requests > 0 ? 150 : Math.max(300, CYCLES * MIN_MILLIS / KILLS));
    var before = google.requests().size();
    await()
        .pollInterval(Duration.ofMillis(2))
        .until(() -> google.requests().size() >= before + requests);
    await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    server.killHard();
    System.out.printf(
        "Kill %d of %d (seed %d): after %d requests and %d ms; then %s of %d tasks were done%n",
        kill, KILLS, SEED, requests, millis, counts(SUCCEEDED).getOrDefault(0L, 0), CYCLES);
  }

  private void assertWhole(TestUsers people, long ticketId, List<Long> cycles) {
    var ticket = new ReportRequester(people.admin()).awaitEnd(ticketId, LONGEST_REFRESH);
    assertThat(ReportRequester.status(ticket)).as("%s", ticket).isEqualTo("succeeded");
    assertThat(ticket.required("tasks")).hasSize(CYCLES);
    assertThat(newestReports())
        .isEqualTo(cycles.stream().collect(toMap(Function.identity(), _ -> 1)));
    var spreadsheets = new HashMap<Long, String>();
    for (var task : ticket.required("tasks")) {
      var url = task.required("sheet_url").textValue();
      spreadsheets.put(
          task.required("cycle_id").longValue(), url.replaceAll(".*/d/(.*)/edit", "$1"));
    }
    assertThat(google.marked()).containsExactlyInAnyOrderElementsOf(spreadsheets.values());
    for (var cycle : cycles) {
      new ReportComparison(people.admin(), people.admin(), cycle).assertCounted();
      assertShown(DownloadedReport.of(people.admin(), cycle), spreadsheets.get(cycle));
    }
  }

  /** Checks that the visible tabs of a spreadsheet show exactly the report. */
  private void assertShown(DownloadedReport report, String spreadsheet) {
    assertThat(google.titles(spreadsheet)).containsExactlyElementsOf(ReportComparison.SHEETS);
    var shown = google.shown(spreadsheet);
    for (var sheet : ReportComparison.SHEETS) {
      assertThat(shown.get(sheet)).as(sheet).hasSize(1 + report.csvRows(sheet).size());
    }
    assertThat(shown.get("results").stream().skip(1).map(row -> row.get(2)))
        .containsExactlyElementsOf(
            report.csvRows("results").stream().map(row -> (Object) row.get("name")).toList());
  }

  /** Returns how many reports of each cycle are marked as the newest one. */
  private Map<Long, Integer> newestReports() {
    return counts(NEWEST);
  }

  private Map<Long, Integer> counts(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var counts = new HashMap<Long, Integer>();
      while (rows.next()) {
        counts.put(rows.getLong(1), rows.getInt(2));
      }
      return counts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }
}
