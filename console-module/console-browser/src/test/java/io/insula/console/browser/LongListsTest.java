package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Uses lists with very many entries. */
@InBrowser
class LongListsTest {
  private static final Map<String, Object> APPROVAL = Map.of("type", "approval");
  private static final int VOTERS = 3_000;
  private static final String PROPOSAL_PAGES = "**/cycles/*/proposals?*";
  private static final String SECOND_PAGE = "**/roster?*cursor=*";
  private static final int MANY_PLACES = 130;
  private static final int MANY_ROWS = 230;
  private static final int PAGE = 200;
  private static final int PAGES = 5;

  /** The pages of a list with 100,200 proposals. */
  private static final int MANY_PAGES = 501;

  /** The page whose answer comes late. */
  private static final int WAITING_PAGE = 3;

  /** The first proposals of a tie. */
  private static final String TIE = "Number 0 > Number 1 > ";

  /** Answers the requests for results with 100,000 proposals, of which none won. */
  private static final String RESULTS =
      """
      const send = globalThis.fetch;
      const of = (entry) =>
        Array.from({ length: 100_000 }, (_, id) => ({ proposal_id: id, ...entry(id) }));
      const results = () => ({
        rule: 'equal-shares', settings: { utility: 'cost' }, ballot_type: 'approval', ballots: 1,
        budget: 1000, spent: 0, override: null, warnings: [], shares: null, statistics: null,
        receipts_root: null, comparison: null,
        ties: [{ decided_by: 'lot', proposal_ids: of(() => ({})).map((each) => each.proposal_id) }],
        proposals: of((id) => ({
          project_id: null, name: `Number ${id}`, cost: 0, votes: 1, score: 1, rank: id,
          selected: false, withdrawn: false,
        })),
        trace: of((id) => ({
          step: id, taken: false, reason: 'no_votes', price: null, money_before: null,
          money_after: null, effective_support_percent: 1, unpayable_after_step: null,
        })),
      });
      globalThis.fetch = async (address, options) =>
        /cycles\\/\\d+\\/results$/.test(address) ? Response.json(results()) : send(address, options);
      """;

  private static final Pattern CURSOR = Pattern.compile("cursor=(\\d+)");

  @Test
  void a_ballot_with_more_than_a_hundred_thousand_proposals_is_searched_and_filled_in(
      ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Many proposals", APPROVAL)
            .propose("One of them", 10)
            .moveTo("refinement", "voting");
    var visit = visits.member("papi", WindowSettings.NARROW);
    visit.page().route(PROPOSAL_PAGES, route -> answerPage(route, MANY_PAGES));
    // A busy machine needs long to hand 25 MB to the browser.
    visit.page().setDefaultTimeout(3 * Chromium.TIMEOUT_MS);

    visit.open(cycle.screen("ballot"));
    var last = "Number " + (MANY_PAGES * PAGE - 1);
    visit.named(AriaRole.SEARCHBOX, visit.texts().of("filter.search")).fill(last);
    visit.named(AriaRole.CHECKBOX, last).check();
    visit.press("ballot.review").sees("review.title");
    assertThat(visit.named(AriaRole.CELL, last)).isVisible();
  }

  @Test
  void the_first_proposals_are_shown_and_all_are_counted_while_the_others_load(
      ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Many pages", APPROVAL).moveTo("refinement");
    var visit = visits.member("papi", WindowSettings.NARROW);
    var window = visit.page();
    var waiting = new ArrayDeque<Route>();
    window.route(PROPOSAL_PAGES, route -> answerPage(route, PAGES, waiting));

    window.navigate("console/" + cycle.screen(""));
    visit.sees("state.loading-rest", "count", WAITING_PAGE * PAGE).seesText("Number 0");
    assertThat(window.locator(".cards > .card")).hasCount(60);
    Axe.findsNothingIn(window);
    release(window, waiting);
    visit.calm().sees("state.loaded-all", "count", "1,000");
    visit.sees("filter.shown", "count", "1,000", "total", "1,000");

    window.navigate("console/" + cycle.screen("ballot"));
    visit.sees("state.loading-count", "count", WAITING_PAGE * PAGE);
    release(window, waiting);
    visit.calm().sees("ballot.not-open");
  }

  @Test
  void a_table_of_many_pages_of_proposals_is_shown_in_parts(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Very many rows", APPROVAL);
    var visit = visits.admin(WindowSettings.WIDE);
    visit.page().route(PROPOSAL_PAGES, route -> answerPage(route, PAGES));

    visit.open(cycle.screen("admin?part=proposals"));
    var more = visit.button("table.more", "count", (PAGES - 1) * PAGE);
    more.waitFor();
    assertThat(visit.page().locator("main tbody tr")).hasCount(PAGE);
    more.click();
    assertThat(visit.page().locator("main tbody tr")).hasCount(2 * PAGE);
    visit.press("admin.merge");
    assertThat(visit.dialog().getByRole(AriaRole.RADIO)).hasCount(60);
    assertThat(visit.dialog().getByRole(AriaRole.CHECKBOX)).hasCount(60);
  }

  /** Answers a request for a page of proposals. */
  private static void answerPage(Route route, int pages) {
    route.fulfill(page(numberOf(route), pages));
  }

  /** Answers a request for a page of proposals, but puts the request for one page into a queue. */
  private static void answerPage(Route route, int pages, Queue<Route> waiting) {
    if (numberOf(route) == WAITING_PAGE) {
      waiting.add(route);
    } else {
      answerPage(route, pages);
    }
  }

  /** Answers the request in the queue. */
  private static void release(Page window, Queue<Route> waiting) {
    window.waitForCondition(() -> !waiting.isEmpty());
    waiting.remove().fulfill(page(WAITING_PAGE, PAGES));
  }

  private static int numberOf(Route route) {
    var cursor = CURSOR.matcher(route.request().url());
    return cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
  }

  private static FulfillOptions page(int number, int pages) {
    var next = number + 1 < pages ? "\"" + (number + 1) + "\"" : "null";
    return json(proposals(number * PAGE, PAGE, "null", next));
  }

  @Test
  void a_map_of_very_many_places_asks_for_a_search_and_a_printed_list_is_whole(
      ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Many places", APPROVAL);
    cycle.propose("One of them", 10).moveTo("refinement", "voting");
    var visit = visits.member("papi", WindowSettings.NARROW);
    var answer = json(proposals(0, MANY_PLACES, "0.%1$d", "null"));
    visit.page().route(PROPOSAL_PAGES, route -> route.fulfill(answer));

    visit.open(cycle.screen("ballot"));
    var options = visit.page().locator(".option");
    assertThat(options).hasCount(60);
    visit.page().evaluate("() => dispatchEvent(new Event('beforeprint'))");
    assertThat(options).hasCount(MANY_PLACES);
    visit.page().evaluate("() => dispatchEvent(new Event('afterprint'))");
    assertThat(options).hasCount(60);

    visit.press("ballot.view-map").sees("ballot.map-crowded", "count", MANY_PLACES);
    visit.named(AriaRole.SEARCHBOX, visit.texts().of("filter.search")).fill("number 12");
    assertThat(visit.page().locator(".map-point")).hasCount(12);
  }

  @Test
  void a_table_of_very_many_rows_is_printed_whole(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Many rows", APPROVAL);
    var visit = visits.admin(WindowSettings.WIDE);
    var answer = json(proposals(0, MANY_ROWS, "null", "null"));
    visit.page().route(PROPOSAL_PAGES, route -> route.fulfill(answer));

    visit.open(cycle.screen("admin?part=proposals"));
    var rows = visit.page().locator("main tbody tr");
    assertThat(rows).hasCount(PAGE);
    var more = visit.button("table.more", "count", MANY_ROWS - PAGE);
    more.focus();
    visit.page().evaluate("() => dispatchEvent(new Event('beforeprint'))");
    assertThat(rows).hasCount(MANY_ROWS);
    visit.page().evaluate("() => dispatchEvent(new Event('afterprint'))");
    assertThat(rows).hasCount(PAGE);
    assertThat(more).isFocused();
  }

  @Test
  void a_result_of_very_many_proposals_is_shown_in_parts(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Many losers", APPROVAL);
    cycle.moveTo("refinement", "voting", "implementation");
    var visit = visits.member("papi", WindowSettings.WIDE);
    // The page makes the answer, because it would take long to hand 40 MB to the browser.
    visit.page().addInitScript(RESULTS);

    visit.open(cycle.screen("results"));
    var losers = visit.page().locator("section[aria-labelledby=losers]");
    assertThat(losers.locator("tbody tr")).hasCount(60);
    assertThat(losers).containsText(visit.texts().of("step.no_votes", "name", "Number 0"));
    assertThat(visit.page().locator(".compare-column").last().locator("li")).hasCount(60);
    assertThat(visit.page().getByText(TIE)).containsText(Pattern.compile("Number 59 > …$"));
  }

  @Test
  void a_discussion_of_very_many_entries_shows_the_newest_in_parts(ConsoleWindows visits) {
    var visit = visits.member("papi", WindowSettings.NARROW);
    var entries =
        lines(
            """
            {"thread_id": %1$d, "project_id": 1, "parent_thread_id": null, "thread_type": "COMMENT", \
            "message": "Entry %1$d", "up_vote": 0, "down_vote": 0, "my_vote": 0, "author": "popee", \
            "created_at": "2026-01-01T10:00:00Z", "hidden": false}\
            """,
            0, PAGE);
    var answer = json("{\"threads\": [" + entries + "], \"next_cursor\": \"more\"}");
    visit.page().route("**/projects/1/threads?*", route -> route.fulfill(answer));

    visit.open("projects/1").sees("thread.cut", "count", "5,000");
    assertThat(visit.page().locator(".thread")).hasCount(60);
  }

  /**
   * Returns an answer with proposals. {@code %1$d} in the coordinate stands for the number of the
   * proposal.
   */
  private static String proposals(int first, int count, String coordinate, String next) {
    var all =
        lines(
            """
            {"proposal_id": %1$d, "project_id": null, "name": "Number %1$d", "cost": 10, \
            "categories": [], "beneficiaries": [], "place": null, "latitude": COORDINATE, \
            "longitude": COORDINATE, "withdrawn": false, "implementation": null}\
            """
                .replace("COORDINATE", coordinate),
            first,
            count);
    return "{\"proposals\": [" + all + "], \"next_cursor\": " + next + "}";
  }

  private static String lines(String line, int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(line::formatted)
        .collect(Collectors.joining(","));
  }

  private static FulfillOptions json(String body) {
    return new FulfillOptions().setContentType("application/json").setBody(body);
  }

  @Test
  void a_long_roster_is_shown_page_by_page_and_a_failed_page_alone_is_retried(
      ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Many voters", APPROVAL);
    var roster =
        IntStream.range(0, VOTERS)
            .mapToObj("voter-%05d,group\n"::formatted)
            .collect(Collectors.joining("", "username,group\n", ""));
    cycle
        .admin()
        .send("PUT", "/cycles/" + cycle.id() + "/roster", "text/csv", roster.getBytes(UTF_8))
        .expect(200);
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=voters"));

    var cut = visit.page().getByText(visit.texts().of("list.cut"));
    assertThat(cut).isHidden();
    visit.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(cut).isVisible();
    visit.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));

    var refusal =
        new FulfillOptions()
            .setStatus(400)
            .setContentType("application/problem+json")
            .setBody("{\"title\": \"Refused\", \"status\": 400, \"detail\": \"Not now\"}");
    visit.page().route(SECOND_PAGE, route -> route.fulfill(refusal));
    visit.press("action.more").seesText("Not now");
    assertThat(visit.page().locator("tbody tr")).hasCount(50);
    visit.page().unroute(SECOND_PAGE);
    visit.press("action.retry");
    assertThat(visit.page().locator("tbody tr")).hasCount(100);
    assertThat(visit.page().locator("tbody tr").first()).containsText("voter-00000");
    assertThat(visit.page().locator("tbody tr").last()).containsText("voter-00099");
  }
}
