package io.insula.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the reports of a server with demo data, from the request to each number in the files. */
@Tag("processes")
class ReportsOfDemoTest {
  private static final int AT_ONCE = 1_000;

  private static ServerProcess server;
  private static TestUsers people;
  private static ReportRequester tickets;
  private static ReportTestCycleFactory cycles;

  @BeforeAll
  static void start() {
    var settings =
        ServerProcess.Settings.standard()
            .on(TestDatabase.create())
            .with("INSULA_DEVELOPMENT", "true")
            .with("INSULA_REPORTING_SCHEDULE_ENABLED", "false");
    server = ServerProcess.start(settings).awaitReady();
    people = TestUsers.of(server.uri());
    tickets = new ReportRequester(people.admin());
    cycles = new ReportTestCycleFactory(people.admin());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void an_admin_requests_all_reports_and_they_have_each_number_of_the_routes() {
    var id = tickets.requestAll();

    var states = tickets.follow(id);

    var ticket = states.getLast();
    assertThat(states).isSortedAccordingTo((a, b) -> Integer.compare(done(a), done(b)));
    assertThat(ReportRequester.status(ticket)).isEqualTo("succeeded");
    assertThat(ticket).isEqualTo(tickets.get(id));
    assertThat(ticket.required("tasks")).hasSizeGreaterThanOrEqualTo(2);
    for (var task : ticket.required("tasks")) {
      var cycle = task.required("cycle_id").longValue();
      assertThat(task.required("workbook_url").textValue())
          .isEqualTo("/reports/cycles/" + cycle + ".xlsx");
      assertReported(cycle);
    }
    assertThat(phases(ticket)).contains("voting", "implementation");
  }

  private static int done(JsonNode ticket) {
    return ticket.at("/progress/done").intValue();
  }

  private static void assertReported(long cycle) {
    var comparison = new ReportComparison(people.admin(), people.admin(), cycle);
    if (phase(cycle).equals("voting")) {
      comparison.assertOpen();
    } else {
      comparison.assertCounted();
    }
  }

  private static String phase(long cycle) {
    return people.admin().get("/cycles/" + cycle).expect(200).json().get("phase").textValue();
  }

  private static TreeSet<String> phases(JsonNode ticket) {
    var phases = new TreeSet<String>();
    ticket.get("tasks").forEach(task -> phases.add(phase(task.get("cycle_id").longValue())));
    return phases;
  }

  @Test
  void the_demo_cycles_have_reports_without_a_request() {
    var listed = people.admin().get("/reports/tickets?limit=200").expect(200).json();
    var first = listed.required("tickets").path(listed.required("tickets").size() - 1);

    var ticket = tickets.awaitEnd(first.required("ticket_id").longValue());

    assertThat(ticket.required("requested_by").textValue()).isEqualTo("kedamono");
    assertThat(ReportRequester.status(ticket)).isEqualTo("succeeded");
    assertThat(phases(ticket)).containsExactly("implementation", "voting");
    ticket.required("tasks").forEach(task -> assertReported(task.get("cycle_id").longValue()));
  }

  @Test
  void imported_elections_and_an_override_are_reported_as_they_were_counted() {
    for (var cycle :
        List.of(cycles.imported(), cycles.importedByEqualShares(), cycles.overridden())) {
      tickets.make(cycle);

      assertReported(cycle);
    }
  }

  @Test
  void unusual_names_are_unchanged_in_both_files_and_are_not_formulas() {
    var cycle = cycles.importedWithOddNames();

    tickets.make(cycle);

    assertReported(cycle);
    var report = DownloadedReport.of(people.admin(), cycle);
    assertThat(report.workbookRows("proposals"))
        .extracting(row -> row.get("name"))
        .containsExactlyElementsOf(ReportTestCycleFactory.ODD_NAMES);
    assertThat(report.csvRows("proposals"))
        .extracting(row -> row.get("name"))
        .containsExactlyElementsOf(
            ReportTestCycleFactory.ODD_NAMES.stream()
                .map(ComparableTextConverter::guarded)
                .toList());
  }

  @Test
  void only_those_who_may_see_a_cycle_can_request_its_report_and_missing_ones_get_404() {
    var cycle = cycles.counted("One", "Two");
    people
        .admin()
        .put("/cycles/" + cycle + "/admins", Map.of("usernames", List.of("tess")))
        .expect(200);
    var student = people.member("ann");
    var teacher = people.member("tess");
    var all = tickets.requestAll();
    tickets.awaitEnd(all);

    people.admin().post("/reports/cycles/999999").expect(404);
    people.admin().get("/reports/cycles/999999.xlsx").expect(404);
    for (var route : List.of("/reports/cycles", "/reports/cycles/" + cycle)) {
      student.post(route).expect(403);
      people.nobody().post(route).expect(401);
    }
    student.get("/reports/cycles/" + cycle + ".xlsx").expect(403);
    student.get("/reports/cycles/" + cycle + ".csv").expect(403);
    teacher.get("/reports/tickets/" + all).expect(404);
    teacher.get("/reports/tickets/" + all + "/events").expect(404);
    teacher.delete("/reports/tickets/" + all).expect(404);
    people.admin().delete("/reports/tickets/" + all).expect(409);
    assertTeacherSeesOwn(new ReportRequester(teacher), cycle);
  }

  private static void assertTeacherSeesOwn(ReportRequester ofTeacher, long cycle) {
    var own = ofTeacher.awaitEnd(ofTeacher.requestAll());
    assertThat(own.required("tasks"))
        .singleElement()
        .satisfies(task -> assertThat(task.get("cycle_id").longValue()).isEqualTo(cycle));
    new ReportComparison(ofTeacher.who(), people.admin(), cycle).assertCounted();
  }

  @Test
  void a_thousand_simultaneous_requests_are_joined_or_get_429_and_the_report_is_made()
      throws Exception {
    var cycle = cycles.counted("Trees", "Benches", "Bins");
    var answers = new ConcurrentSkipListSet<Integer>();
    var ids = new ConcurrentSkipListSet<Long>();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var all =
          IntStream.range(0, AT_ONCE)
              .mapToObj(_ -> threads.submit(() -> request(people.admin(), cycle, answers, ids)))
              .toList();
      for (var each : all) {
        each.get();
      }
    }

    assertThat(answers).isSubsetOf(200, 202, 429).containsAnyOf(200, 202);
    // Most of the requests arrived while the report was being made. They got the ticket of the
    // request that was already in progress.
    assertThat(ids).hasSizeLessThan(AT_ONCE / 2);
    for (var id : ids) {
      var ticket = tickets.awaitEnd(id);
      assertThat(ReportRequester.status(ticket)).as("%s", ticket).isEqualTo("succeeded");
    }
    assertReported(cycle);
  }

  private static void request(
      ApiClient who,
      long cycle,
      ConcurrentSkipListSet<Integer> answers,
      ConcurrentSkipListSet<Long> ids) {
    var answer = who.post("/reports/cycles/" + cycle);
    answers.add(answer.status());
    if (answer.status() < 300) {
      ids.add(answer.json().required("ticket_id").longValue());
    }
  }
}
