package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Uses lists with very many entries. */
@InBrowser
class LongListsTest {
  private static final Map<String, Object> APPROVAL = Map.of("type", "approval");
  private static final int PROPOSALS = 100_000;
  private static final int VOTERS = 3_000;
  private static final String SECOND_PAGE = "**/roster?*cursor=*";

  @Test
  void a_ballot_with_a_hundred_thousand_proposals_is_searched_and_filled_in(ConsoleWindows visits) {
    var cycle =
        NewCycle.open(visits.server(), "Many proposals", APPROVAL)
            .propose("One of them", 10)
            .moveTo("refinement", "voting");
    var visit = visits.member("papi", WindowSettings.NARROW);
    var answer = new FulfillOptions().setContentType("application/json").setBody(proposals());
    visit.page().route("**/cycles/*/proposals?*", route -> route.fulfill(answer));
    visit.page().setDefaultTimeout(3 * Chromium.TIMEOUT_MS);

    visit.open(cycle.screen("ballot"));
    visit.named(AriaRole.SEARCHBOX, visit.texts().of("filter.search")).fill("number 99999");
    visit.named(AriaRole.CHECKBOX, "Number 99999").check();
    visit.press("ballot.review").sees("review.title");
    assertThat(visit.named(AriaRole.CELL, "Number 99999")).isVisible();
  }

  private static String proposals() {
    return IntStream.range(0, PROPOSALS)
        .mapToObj(
            number ->
                """
                {"proposal_id": %1$d, "project_id": null, "name": "Number %1$d", "cost": 10, \
                "categories": [], "beneficiaries": [], "place": null, "latitude": null, \
                "longitude": null, "withdrawn": false, "implementation": null}\
                """
                    .formatted(number))
        .collect(Collectors.joining(",", "{\"proposals\": [", "], \"next_cursor\": null}"));
  }

  @Test
  void a_long_roster_is_shown_page_by_page_and_a_failed_page_alone_is_retried(
      ConsoleWindows visits) {
    var cycle = NewCycle.open(visits.server(), "Many voters", APPROVAL);
    var roster =
        IntStream.range(0, VOTERS)
            .mapToObj("voter-%05d,group\n"::formatted)
            .collect(Collectors.joining("", "username,group\n", ""));
    cycle
        .admin()
        .send("PUT", "/cycles/" + cycle.id() + "/roster", "text/csv", roster.getBytes(UTF_8))
        .expect(200);
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=voters"));

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
