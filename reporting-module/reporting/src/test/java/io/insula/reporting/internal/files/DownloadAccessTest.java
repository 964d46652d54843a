package io.insula.reporting.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.UnavailableException;
import io.insula.cycles.CyclePhase;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.insula.reporting.internal.tickets.VoteCountReportFinder;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests who can download a report, and when no report can be downloaded. */
@MicronautTest(transactional = false)
@Property(name = "insula.test.report-files", value = "true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownloadAccessTest {
  @Inject EmbeddedServer server;
  @Inject TestCycleSource cycles;
  @Inject SampleStoredReports test;
  @Inject ReportTable reports;
  @Inject VoteCountReportFinder counts;
  @TempDir Path folder;

  private TestUsers people;
  private long cycle;

  @BeforeEach
  void begin() {
    if (people == null) {
      people = TestUsers.of(server.getURI());
    }
    cycle = SampleStoredReports.number();
    cycles.add(SampleStoredReports.cycle(cycle, "Parks", "r1", "ada"));
  }

  @Test
  void only_admins_may_download_a_report() {
    test.stored(folder, cycle, "r1", 100);

    for (var ending : List.of(".xlsx", ".csv", ".csv?sheet=first")) {
      people.admin().get(path(ending)).expect(200);
      people.member("ada").get(path(ending)).expect(200);
      people.member("bea").get(path(ending)).expect(403);
      people.service("feed").get(path(ending)).expect(403);
      people.nobody().get(path(ending)).expect(401);
      people.admin().get("/reports/cycles/999999999" + ending).expect(404);
      people.member("bea").get("/reports/cycles/999999999" + ending).expect(404);
    }
  }

  @Test
  void if_there_is_no_report_the_problem_says_how_to_request_one() {
    for (var ending : List.of(".xlsx", ".csv", ".csv?sheet=first")) {
      assertThat(people.member("ada").get(path(ending)).expect(404).body())
          .contains("There is no report on cycle " + cycle + " yet.")
          .contains("POST /reports/cycles/" + cycle);
      people.member("bea").get(path(ending)).expect(403);
    }
  }

  @Test
  void a_report_on_a_discarded_count_cannot_be_downloaded_while_the_vote_is_open_again() {
    var counted = SampleStoredReports.cycle(cycle, "Parks", "r1", CyclePhase.IMPLEMENTATION, "ada");
    cycles.add(counted);
    test.stored(folder, counted, 100);
    var tag = people.member("ada").get(path(".xlsx")).expect(200).header("ETag");
    cycles.add(SampleStoredReports.cycle(cycle, "Parks", "r2", "ada"));

    for (var ending : List.of(".xlsx", ".csv", ".csv?bom=true", ".csv?sheet=first")) {
      assertThat(people.admin().get(path(ending)).expect(409).body())
          .contains("a count that was discarded")
          .contains("POST /reports/cycles/" + cycle);
      people.member("bea").get(path(ending)).expect(403);
    }
    people.member("ada").withHeader("If-None-Match", tag).get(path(".xlsx")).expect(409);

    test.stored(folder, cycle, "r2", 100);
    people.member("ada").get(path(".xlsx")).expect(200);
    people.member("ada").get(path(".csv?sheet=first")).expect(200);
  }

  @Test
  void a_report_on_a_discarded_count_cannot_be_downloaded_after_the_vote_is_closed_again() {
    var counted = SampleStoredReports.cycle(cycle, "Parks", "r1", CyclePhase.IMPLEMENTATION, "ada");
    cycles.add(counted);
    test.stored(folder, counted, 100);
    people.member("ada").get(path(".xlsx")).expect(200);

    counts.discard(List.of(reportId()));

    for (var ending : List.of(".xlsx", ".csv", ".csv?bom=true", ".csv?sheet=first")) {
      assertThat(people.member("ada").get(path(ending)).expect(409).body())
          .contains("a count that was discarded");
    }
    var again = SampleStoredReports.cycle(cycle, "Parks", "r2", CyclePhase.IMPLEMENTATION, "ada");
    cycles.add(again);
    test.stored(folder, again, 100);
    people.member("ada").get(path(".xlsx")).expect(200);
    people.member("ada").get(path(".csv?sheet=first")).expect(200);
  }

  private long reportId() {
    return reports.newestFile(cycle, FileKind.WORKBOOK).orElseThrow().reportId();
  }

  @Test
  void a_download_fails_while_the_cycles_are_unavailable() {
    test.stored(folder, cycle, "r1", 100);
    try {
      cycles.fail(new ReportFailedException("The token is refused.", false, null));
      assertThat(people.admin().get(path(".xlsx")).expect(503).body())
          .contains("The token is refused.");

      cycles.fail(new UnavailableException("Not now.", Duration.ofSeconds(7), null));
      assertThat(people.admin().get(path(".xlsx")).expect(503).header("Retry-After"))
          .isEqualTo("7");
    } finally {
      cycles.fail(null);
    }
  }

  private String path(String ending) {
    return "/reports/cycles/" + cycle + ending;
  }
}
