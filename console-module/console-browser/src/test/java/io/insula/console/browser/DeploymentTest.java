package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import io.insula.testkit.TestPasswords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Uses the console behind a path prefix, and while its server restarts. */
@InBrowser
class DeploymentTest {
  /**
   * How many times the console sends a request that gets no answer: the same number as in {@code
   * api.js}.
   */
  private static final int ATTEMPTS = 7;

  private static final int LONGEST_WAIT_MS = 8_000;

  @Test
  void it_works_below_a_path(ConsoleWindows visits) throws Exception {
    try (var provider = new FakeOpenIdProvider();
        var server =
            DemoServer.start(
                provider.trustedBy(DemoServer.settings().with("INSULA_PATH_PREFIX", "/town")));
        var proxy = PrefixProxy.inFrontOf(server.uri(), "/town")) {
      var visit = visits.at(proxy.address(), WindowSettings.WIDE);
      visit.signIn("papi", DemoServer.MEMBER_PASSWORD);
      assertThat(visit.page()).hasURL(proxy.address());
      assertThat(visit.page().context().cookies())
          .singleElement()
          .satisfies(cookie -> assertThat(cookie.path).isEqualTo("/town/oauth"));

      visit.follow("nav.projects");
      assertThat(visit.page()).hasURL(Pattern.compile("/town/console/projects$"));
      visit.page().reload();
      assertThat(visit.calm().button("sign-out")).isVisible();
      visit.seesText("Popee the Performer");
      visit.open("cycles/" + server.cycle(DemoServer.VOTING) + "/ballot").sees("ballot.proposals");
      visit.faults().assertNone();
      visit.page().close();

      assertStreamsAndDownloadsWorkBelow(proxy, server, visits);
      assertProviderReturnsBelow(proxy, visits);
    }
  }

  private static void assertStreamsAndDownloadsWorkBelow(
      PrefixProxy proxy, DemoServer server, ConsoleWindows visits) {
    var visit = visits.at(proxy.address(), WindowSettings.WIDE);
    visit.signIn("admin", TestPasswords.ADMIN).open("activity?component=bells&live=true");
    visit.sees("activity.connected");
    var event =
        Map.of(
            "component", "bells",
            "environment", "test",
            "email", "ringer@example.org",
            "message", "Below a path");
    server.users().service("logger").post("/events", event).expect(201);
    visit.seesText("Below a path").press("activity.pause");
    var days = StoredFiles.text(visit, "events.csv", () -> visit.press("action.download-csv"));
    assertThat(days).contains("Below a path");
    visit.faults().assertNone();
    visit.page().close();
  }

  private static void assertProviderReturnsBelow(PrefixProxy proxy, ConsoleWindows visits) {
    var visit = visits.at(proxy.address(), WindowSettings.NARROW);
    visit.open("sign-in?then=/town/console/projects/1");
    visit.button("sign-in.provider", "name", "Town hall").click();
    assertThat(visit.page()).hasURL(proxy.address() + "console/projects/1");
    visit.sees("section.COMMENT.add");
    visit.faults().assertNone();
    visit.page().close();
  }

  @Test
  void a_restart_is_announced_and_a_sent_request_takes_effect_once(ConsoleWindows visits) {
    var settings = DemoServer.settings();
    var first = DemoServer.start(settings);
    var visit = visits.at(first.uri() + "/", WindowSettings.NARROW);
    visit.signIn("papi", DemoServer.MEMBER_PASSWORD).open("projects/propose");
    visit.fill("propose.name", "A patient bell").fill("propose.tagline", "It rings again");
    visit.fill("propose.problem", "Silence").fill("propose.solution", "A bell");
    first.process().terminate();
    first.process().awaitExit(Duration.ofSeconds(30));

    visit.button("propose.send").click();
    visit.sees("error.offline");
    try (var second = DemoServer.start(settings)) {
      visit.sees("propose.done").calm();
      assertThat(visit.page().getByText(visit.texts().of("error.offline"))).isHidden();
      var found = second.users().member("reader").get("/projects?q=patient").expect(200).json();
      assertThat(found.required("projects")).hasSize(1);
      visit.faults().forget();
      visit.page().close();
    }
  }

  @Test
  void a_page_that_gave_up_loads_when_the_server_is_available_again(ConsoleWindows visits) {
    var settings = DemoServer.settings();
    var first = DemoServer.start(settings);
    var visit = visits.at(first.uri() + "/", WindowSettings.NARROW);
    visit.signIn("papi", DemoServer.MEMBER_PASSWORD).open("projects");
    visit.fill("projects.search", "clown");
    var failed = new ArrayList<Request>();
    visit.page().onRequestFailed(failed::add);
    visit.page().clock().install();
    first.process().terminate();
    first.process().awaitExit(Duration.ofSeconds(30));
    visit.button("action.search").click();
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var failures = attempt;
      visit.page().waitForCondition(() -> failed.size() >= failures);
      visit.page().clock().runFor(LONGEST_WAIT_MS);
    }
    visit.sees("error.unreachable").sees("error.offline");

    try (var second = DemoServer.start(settings)) {
      assertThat(second.uri()).isEqualTo(first.uri());
      visit.page().clock().resume();
      assertThat(visit.page().getByText(visit.texts().of("error.offline"))).isHidden();
      visit.seesText("Popee the Performer");
      visit.faults().forget();
      visit.page().close();
    }
  }

  @Test
  void a_screen_that_could_not_be_loaded_appears_when_the_server_is_available_again(
      ConsoleWindows visits) {
    var settings = DemoServer.settings();
    var first = DemoServer.start(settings);
    var visit = visits.at(first.uri() + "/", WindowSettings.WIDE);
    visit.signIn("papi", DemoServer.MEMBER_PASSWORD);
    first.process().terminate();
    first.process().awaitExit(Duration.ofSeconds(30));

    visit.link("nav.cycles").click();
    visit.sees("error.offline");
    try (var second = DemoServer.start(settings)) {
      assertThat(second.uri()).isEqualTo(first.uri());
      visit.sees("cycle-list.lead").calm();
      assertThat(visit.page().getByText(visit.texts().of("error.offline"))).isHidden();
      visit.faults().forget();
      visit.page().close();
    }
  }
}
