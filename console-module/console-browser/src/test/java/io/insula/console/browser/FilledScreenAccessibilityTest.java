package io.insula.console.browser;

import io.insula.testkit.TestPasswords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Fills the screens that are empty in the demo data, and checks that they are accessible. Also
 * checks open dialogs.
 */
@InBrowser
class FilledScreenAccessibilityTest {
  @Test
  @ResourceLock(FailedMessages.LOCK)
  void screens_of_operators_with_data_are_accessible(ConsoleWindows visits) {
    fill(visits);
    var visit = visits.admin(WindowSettings.WIDE);
    var counted = "cycles/" + visits.server().cycle(DemoServer.COUNTED);
    var voting = "cycles/" + visits.server().cycle(DemoServer.VOTING);

    for (var screen :
        List.of(
            "analytics",
            "analytics?part=campaigns&currency=EUR",
            "analytics?part=pages",
            "analytics?part=conversions",
            "analytics?part=person&user=visitor-of-all",
            "moderation",
            "operations?part=messages",
            "projects/1",
            counted + "/ballot",
            counted + "/admin?part=phases",
            counted + "/admin?part=proposals",
            counted + "/admin?part=paper",
            voting + "/admin?part=phases",
            voting + "/admin?part=result")) {
      wide(visit).open(screen);
      ScreenAccessibilityTest.assertAccessible(visit);
    }
    FailedMessages.delete(visits.server().database(), "filling");
  }

  /** Stores page views with a conversion, a reported entry and a failed message. */
  private static void fill(ConsoleWindows visits) {
    var service = visits.server().users().service("filler");
    var url = "https://www.example.org/ideas?utm_source=leaflet&utm_medium=cpc&utm_campaign=fill";
    service.post("/analytics/pageviews", Map.of("fingerprint", "fill", "url", url)).expect(201);
    var signup =
        Map.of(
            "fingerprint", "fill",
            "user_id", "visitor-of-all",
            "name", "signup",
            "value", 20,
            "currency", "EUR",
            "created_at", Instant.now().toString());
    service.post("/analytics/events", signup).expect(201);
    var project =
        Map.of("project_name", "Reported", "tagline", "t", "problems", List.of("A rude problem"));
    var author = visits.server().users().member("rude-filler");
    var made = author.post("/projects/propose", project).expect(201).json();
    var path = "/projects/" + made.required("project_id").longValue() + "/threads";
    var thread = author.get(path).expect(200).json().at("/threads/0/thread_id").longValue();
    var reader = visits.server().users().member("hurt-filler");
    reader.post("/threads/" + thread + "/reports", Map.of("reason", "Rude")).expect(204);
    FailedMessages.store(visits.server().database(), "filling", "Ding", "The log was unavailable");
  }

  @Test
  void dialogs_of_the_admins_of_a_cycle_are_accessible(ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Dialogs", Map.of("type", "approval"))
            .proposeAll(Map.of("Pond", 300, "Hut", 200));
    var visit = visits.admin(WindowSettings.WIDE);

    inDialog(visit, cycle.screen("admin?part=proposals"), each -> each.press("admin.merge"));
    inDialog(
        visit,
        cycle.screen("admin?part=proposals"),
        each -> each.press("admin.withdraw.title", "name", "Pond"));
    var forward = visit.texts().of("phase.refinement");
    inDialog(
        visit,
        cycle.screen("admin?part=phases"),
        each -> each.press("admin.phase.forward", "phase", forward));
    cycle.moveTo("refinement", "voting", "implementation");
    inDialog(
        visit,
        cycle.screen("admin?part=result"),
        each -> {
          each.page().getByText(each.texts().of("admin.override.open")).click();
          each.press("admin.override.send");
        });
  }

  @Test
  void dialogs_of_operators_and_members_are_accessible(ConsoleWindows visits) {
    var visit = visits.admin(WindowSettings.WIDE);
    inDialog(visit, "analytics?part=campaigns", each -> each.press("analytics.enter-spend"));
    inDialog(visit, "operations?part=accounts&account=papi", each -> each.press("tokens.new"));
    inDialog(
        visit, "operations?part=accounts&account=papi", each -> each.press("operations.erase"));
    inDialog(visit, "operations?part=accounts", each -> each.press("operations.new-account"));
    inDialog(visit, "operations?part=accounts", each -> each.press("operations.import"));
    inDialog(visit, "projects/1", each -> each.press("moderation.hide"));
    visits.server().users().member("reader-of-dialogs");
    var member = visits.anonymous(WindowSettings.WIDE);
    member.signIn("reader-of-dialogs", TestPasswords.MEMBER);
    inDialog(member, "projects/1", each -> each.press("moderation.report"));
  }

  /** Opens a dialog of a screen, and checks the dialog in each width. */
  private static void inDialog(ConsoleWindow visit, String screen, Consumer<ConsoleWindow> open) {
    open.accept(wide(visit).open(screen));
    visit.dialog().waitFor();
    ScreenAccessibilityTest.assertAccessible(visit);
  }

  private static ConsoleWindow wide(ConsoleWindow visit) {
    visit.page().setViewportSize(WindowSettings.WIDE.width(), WindowSettings.WIDE.height());
    return visit;
  }
}
