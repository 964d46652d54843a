package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests what the console does where a browser, a proxy or the server refuses something. */
@InBrowser
class BrowserRefusalsTest {
  private static final String BLOCK_STORAGE =
      """
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
        });
      }
      """;

  private static final String KEEP_RECEIPT =
      """
      localStorage.setItem('insula.receipts', JSON.stringify([{
        cycleId: '%d', cycle: 'Of a neighbour', receipt: 'a'.repeat(64),
        castAt: '2026-01-01T10:00:00Z', voter: 1,
      }]));
      """;

  /** Where the focus is: the element itself and the section or entry around it. */
  private static final String FOCUS =
      "() => document.activeElement.localName + ' ' +"
          + " document.activeElement.closest('li, section, dialog, main')?.localName";

  @Test
  void blocked_storages_do_not_stop_the_console(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE);
    visit.page().addInitScript(BLOCK_STORAGE);

    visit.open("").sees("welcome.title");
    visit.signIn("papi", DemoServer.MEMBER_PASSWORD).follow("nav.projects");
    assertThat(visit.button("sign-out")).isVisible();
    visit.page().getByRole(AriaRole.CONTENTINFO).locator("select").selectOption("pl");
    assertThat(visit.page().locator("html")).hasAttribute("lang", "pl");
  }

  @Test
  void a_browser_that_is_too_old_shows_which_ones_are_not(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.NARROW).open("");
    assertThat(visit.page().locator("#too-old")).isHidden();

    visit.page().addInitScript("delete Map.groupBy");
    assertThat(visit.open("").page().locator("#too-old")).containsText("Firefox 120");
    assertThat(visit.page().locator("#too-old")).isVisible();
    Axe.findsNothingIn(visit.page());
  }

  @Test
  void a_receipt_of_somebody_else_on_this_device_is_not_filled_in(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Receipts of two", Map.of("type", "approval"));
    var visit = visits.newMember("neighbour", WindowSettings.NARROW);
    visit.page().addInitScript(KEEP_RECEIPT.formatted(cycle.id()));

    visit.open(cycle.screen("receipt")).seesText("Of a neighbour");
    assertThat(visit.field("receipt.label").first()).hasValue("");
  }

  @Test
  void a_refused_copy_is_said(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Copied", Map.of("type", "approval"));
    var visit = visits.anonymous(WindowSettings.NARROW);
    visit.page().addInitScript(KEEP_RECEIPT.formatted(cycle.id()));
    visit
        .page()
        .addInitScript("navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))");

    visit.open(cycle.screen("receipt")).press("slip.copy").sees("action.copy-refused");
  }

  @Test
  void the_focus_of_a_button_that_vanishes_goes_to_the_place_around_it(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Forgotten", Map.of("type", "approval"));
    var visit = visits.newMember("keyboarder", WindowSettings.WIDE);
    visit.page().addInitScript(KEEP_RECEIPT.formatted(cycle.id()));

    visit.open("projects/1").press("section.COMMENT.add");
    assertFocus(visit, "textarea section");
    visit.press("action.close");
    assertFocus(visit, "section section");
    visit.open(cycle.screen("receipt")).press("receipt.forget");
    assertFocus(visit, "main main");
  }

  private static void assertFocus(ConsoleWindow visit, String place) {
    visit.page().waitForFunction("(place) => (" + FOCUS + ")() === place", place);
  }

  @Test
  void the_live_tail_stops_when_the_server_refuses_it_and_says_so(ConsoleWindows visits) {
    var requests = new ArrayList<String>();
    var visit = visits.admin(WindowSettings.WIDE).open("activity");
    visit.page().clock().install();
    var stream = Pattern.compile("/events/stream$");
    visit
        .page()
        .route(
            stream,
            route -> {
              requests.add(route.request().url());
              route.fulfill(new FulfillOptions().setStatus(403));
            });

    visit.press("activity.follow").sees("error.forbidden");
    visit.page().clock().runFor("01:00");
    assertThat(requests).hasSize(1);
    visit.page().unroute(stream);
    visit.press("action.retry").sees("activity.connected");
  }

  @Test
  void an_error_of_a_proxy_that_is_not_json_is_said_with_its_status(ConsoleWindows visits) {
    var id = visits.server().cycle(DemoServer.COUNTED);
    var visit = visits.admin(WindowSettings.WIDE).open("cycles/" + id + "/results");
    for (var page : List.of("<html>Bad gateway</html>", "")) {
      visit
          .page()
          .route(
              "**/export/anonymous",
              route ->
                  route.fulfill(
                      new FulfillOptions()
                          .setStatus(502)
                          .setContentType("text/html")
                          .setBody(page)));
      visit.press("downloads.anonymous").sees("error.unavailable");
      visit.sees("error.status", "status", 502);
    }
    visit.faults().forget();
  }

  @Test
  void a_sign_out_asks_for_what_another_tab_has_unsent(ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Two tabs", Map.of("type", "approval"))
            .propose("Trees", 600)
            .moveTo("refinement", "voting");
    var made = visits.server().admin().post("/cycles/" + cycle.id() + "/codes", Map.of("count", 1));
    var code = made.expect(201).json().at("/codes/0").textValue();
    var visit = visits.newMember("with-code", WindowSettings.WIDE).open(cycle.screen("ballot"));
    var other = visit.page().context().newPage();
    new ConsoleWindow(other, visit.texts(), visit.faults()).open("projects");
    visit.press("voter.code-instead").fill("voter.code-label", code).press("voter.code-use");
    visit.named(AriaRole.CHECKBOX, "Trees").check();

    var asking = new ConsoleWindow(other, visit.texts(), visit.faults());
    asking.press("sign-out").sees("sign-out.unsent").press("sign-out.anyway");
    asking.sees("welcome.title");
    assertThat(visit.button("sign-out")).hasCount(0);
  }

  @Test
  void the_drafts_of_people_with_similar_names_are_kept_apart(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE).open("");
    var isKept =
        """
        async () => {
          const { deleteDrafts, draftOf } = await import('console/drafts.js');
          const longer = draftOf({ kind: 'provider', name: 'ann b' }, 'note');
          longer.write('kept');
          deleteDrafts({ kind: 'provider', name: 'ann' });
          deleteDrafts({ kind: 'password', name: 'ann b' });
          const kept = longer.read();
          deleteDrafts({ kind: 'provider', name: 'ann b' });
          return `${kept} ${longer.read()}`;
        }
        """;
    assertThat(visit.page().evaluate(isKept)).isEqualTo("kept null");
  }

  @Test
  void a_repeated_announcement_is_read_out_again(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE).open("");
    var changes =
        """
        async () => {
          const { announce } = await import('console/ui/feedback.js');
          const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          let added = 0;
          const count = (changes) => changes.forEach((each) => (added += each.addedNodes.length));
          new MutationObserver(count).observe(document.querySelector('.toast'), { childList: true });
          for (let i = 0; i < 3; i++) {
            announce('Saved');
            await frame();
          }
          return `${added} ${document.querySelector('.toast').textContent}`;
        }
        """;
    assertThat(visit.page().evaluate(changes)).isEqualTo("3 Saved");
  }
}
