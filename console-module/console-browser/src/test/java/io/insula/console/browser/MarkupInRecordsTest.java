package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Stores markup, and words as long as they may be, in files, ballots and records. The console must
 * show both as text, and no screen may become wider than its window.
 */
@InBrowser
class MarkupInRecordsTest {
  private static final String MARKUP = MarkupInjectionTest.MARKUP;
  private static final String SHORT_MARKUP = "<img src=x onerror=alert(1)>";

  @Test
  void texts_of_an_imported_vote_are_shown_as_text(ConsoleWindows visits) {
    var head =
        """
        META
        key;value
        description;%1$s
        unit;%2$s
        currency;<u>E
        budget;500
        vote_type;approval
        insula_rule;equal-shares
        insula_comparison;true
        PROJECTS
        project_id;cost;name;category;target
        <i>1;300;%1$s;%2$s;<b>all
        %3$s;300;%3$s;%3$.200s;none
        VOTES
        voter_id;vote;sex;district
        """
            .formatted(MARKUP, SHORT_MARKUP, "W".repeat(500));
    var votes =
        IntStream.range(0, 12)
            .mapToObj(
                voter -> voter + ";" + (voter < 8 ? "<i>1" : "W".repeat(500)) + ";<u>x;" + MARKUP)
            .collect(Collectors.joining("\n", "", "\n"));
    var admin = visits.server().admin();
    var file = (head + votes).getBytes(StandardCharsets.UTF_8);
    var made = admin.send("POST", "/cycles/import", "text/plain", file).expect(201).json();
    var cycle = "cycles/" + made.required("cycle_id").longValue();

    var visit = visits.admin(WindowSettings.NARROW);
    for (var place : List.of("", "/receipt", "/admin?part=phases", "/admin?part=proposals")) {
      MarkupInjectionTest.assertUnharmed(visit.open(cycle + place));
    }
    MarkupInjectionTest.assertUnharmed(visit.open(cycle + "/admin?part=result").seesText(MARKUP));
    visit.open(cycle + "/results").seesText(MARKUP);
    visit.page().evaluate("() => document.querySelectorAll('details').forEach(e => e.open = true)");
    MarkupInjectionTest.assertUnharmed(visit.seesText("<u>x"));
    visit.page().setViewportSize(1280, 800);
    MarkupInjectionTest.assertUnharmed(visit);
  }

  @Test
  void the_longest_names_fit_on_ballots_and_numbers_of_paper_are_text(ConsoleWindows visits) {
    var limits = Map.<String, Object>of("type", "approval", "max_sum_cost", 500);
    var cycle = TestCycle.open(visits.server(), "V".repeat(500), limits);
    for (var letter : List.of("L", "M")) {
      cycle.propose(letter.repeat(80), 300);
      var change = Map.of("name", letter.repeat(500), "reason", "R".repeat(2_000));
      var path = "/cycles/" + cycle.id() + "/proposals/" + cycle.proposal(letter.repeat(80));
      cycle.admin().patch(path, change).expect(200);
    }
    var visit = visits.admin(WindowSettings.NARROW);
    MarkupInjectionTest.assertUnharmed(visit.open(cycle.screen("admin?part=proposals")));
    visit.press("admin.changes-of", "name", "L".repeat(500)).seesText("R".repeat(2_000));
    MarkupInjectionTest.assertUnharmed(visit);
    cycle.moveTo("refinement", "voting");

    visit.open(cycle.screen("admin?part=paper"));
    visit.fill("admin.paper.number", SHORT_MARKUP);
    visit.page().getByRole(AriaRole.CHECKBOX).first().check();
    visit.press("admin.paper.send").sees("admin.paper.done", "number", SHORT_MARKUP);
    MarkupInjectionTest.assertUnharmed(visit.seesText(SHORT_MARKUP));

    var boxes = visit.open(cycle.screen("ballot")).page().locator(".option input");
    boxes.all().forEach(each -> each.check());
    MarkupInjectionTest.assertUnharmed(visit.press("ballot.review").sees("broken.title"));
    boxes.last().uncheck();
    MarkupInjectionTest.assertUnharmed(visit.press("ballot.review").sees("review.title"));
    MarkupInjectionTest.assertUnharmed(visit.press("review.cast").sees("cast.title"));
    cycle.moveTo("implementation");
    for (var place : List.of("results", "receipt", "admin?part=result", "admin?part=phases", "")) {
      MarkupInjectionTest.assertUnharmed(visit.open(cycle.screen(place)));
    }
  }

  @Test
  void long_words_fit_in_deep_replies_and_in_reasons(ConsoleWindows visits) {
    var author = visits.server().users().member("writer-of-long-words");
    var project =
        Map.of("project_name", "P".repeat(80), "tagline", "T", "problems", List.of("First"));
    var made = author.post("/projects/propose", project).expect(201).json();
    var screen = "projects/" + made.required("project_id").longValue();
    var threads = author.get("/" + screen + "/threads").expect(200).json();
    var id = threads.at("/threads/0/thread_id").longValue();
    for (var level = 0; level < 12; level++) {
      var reply =
          Map.of(
              "thread_type",
              "COMMENT",
              "message",
              level % 2 == 0 ? "W".repeat(10_000) : MARKUP,
              "parent_thread_id",
              id);
      var sent = author.post("/" + screen + "/threads", reply).expect(201).json();
      id = sent.required("thread_id").longValue();
    }
    var reader = visits.server().users().member("reader-of-long-words");
    var reason = Map.of("reason", "R".repeat(2_000));
    reader.post("/threads/" + id + "/reports", reason).expect(204);

    var visit = visits.admin(WindowSettings.NARROW).open(screen);
    MarkupInjectionTest.assertUnharmed(visit.seesText(MARKUP));
    MarkupInjectionTest.assertUnharmed(visit.open("moderation").seesText("R".repeat(2_000)));
    var decision = Map.of("hidden", true, "reason", "H".repeat(2_000));
    visits.server().admin().put("/threads/" + id + "/visibility", decision).expect(200);
    MarkupInjectionTest.assertUnharmed(visit.open(screen).seesText("H".repeat(2_000)));
  }

  @Test
  @ResourceLock(FailedMessages.LOCK)
  void failed_messages_failed_reports_and_costs_are_shown_as_text(ConsoleWindows visits) {
    var database = visits.server().database();
    database.execute(
        """
        INSERT INTO reporting.ticket (id, requested_by, covers_all, status, created_at,
            begun_at, finished_at)
        OVERRIDING SYSTEM VALUE VALUES (9201, '<i>%1$s', true, 'failed', now(), now(), now());
        INSERT INTO reporting.task (id, cycle_id, cycle_name, status, attempts, failures, error,
            finished_at)
        OVERRIDING SYSTEM VALUE VALUES (9201, 9201, '%1$s', 'failed', 3, 3, '%1$s', now());
        INSERT INTO reporting.ticket_task (ticket_id, cycle_id, task_id) VALUES (9201, 9201, 9201)
        """
            .formatted(MARKUP.replace("'", "''")));
    FailedMessages.store(database, "attacked-outbox", MARKUP, MARKUP);
    var spend =
        Map.of(
            "source",
            SHORT_MARKUP,
            "campaign",
            "C".repeat(100),
            "day",
            "2026-01-05",
            "amount",
            10,
            "currency",
            "EUR");
    visits.server().users().service("spender").put("/analytics/spend", spend).expect(200);

    var visit = visits.admin(WindowSettings.NARROW).open("operations?part=messages");
    visit.page().locator("summary").first().click();
    MarkupInjectionTest.assertUnharmed(visit.seesText(MARKUP));
    FailedMessages.delete(database, "attacked-outbox");
    MarkupInjectionTest.assertUnharmed(visit.open("reports").seesText(MARKUP));
    MarkupInjectionTest.assertUnharmed(visit.open("reports/9201"));
    assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText(MARKUP);
    visit.open("analytics?part=campaigns&currency=EUR&from=2026-01-01&to=2026-01-31");
    MarkupInjectionTest.assertUnharmed(visit.seesText(SHORT_MARKUP));
  }
}
