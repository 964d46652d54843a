package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests the screens on which members find, propose and discuss projects. */
@InBrowser
class ProjectsTest {
  private static final Map<String, Object> UP = Map.of("value", 1);

  @Test
  void the_start_screen_leads_a_visitor_to_the_sign_in_and_a_member_to_open_cycles_and_projects(
      ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.NARROW).open("").sees("welcome.title");
    visit.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK).first().click();
    visit.calm().fill("sign-in.username", "popee").fill("sign-in.password", "wrong");
    visit.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON).click();
    visit.sees("sign-in.wrong");
    visit.fill("sign-in.password", DemoServer.MEMBER_PASSWORD);
    visit.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON).click();

    visit.sees("home.title", "name", "popee").sees("home.cycles");
    visit.follow("home.all-projects");
    assertThat(visit.page()).hasURL(Pattern.compile("/console/projects$"));
  }

  @Test
  void a_search_is_in_the_address_and_can_be_cleared(ConsoleWindows visits) {
    // The newest project is the first of the list, which other tests can fill with projects without
    // tags.
    var tagged =
        Map.of("project_name", "A lit path", "tagline", "to the lake", "tags", List.of("lanterns"));
    visits.server().users().member("lamplighter").post("/projects/propose", tagged).expect(201);
    var visit = visits.member("papi", WindowSettings.WIDE).open("projects");

    visit.fill("projects.search", "performer").press("action.search");
    visit.seesText("Popee the Performer");
    assertThat(visit.page()).hasURL(Pattern.compile("q=performer$"));
    visit.fill("projects.search", "nothing has this name").press("action.search");
    visit.sees("projects.no-match").press("projects.show-all");
    visit.page().locator("main .tag").first().click();
    assertThat(visit.page()).hasURL(Pattern.compile("tag="));
    visit.page().goBack();
    assertThat(visit.page()).hasURL(Pattern.compile("/projects$"));
  }

  @Test
  void each_wrong_field_of_a_proposal_says_what_is_wrong_and_a_right_one_is_published(
      ConsoleWindows visits) {
    var visit = visits.member("papi", WindowSettings.NARROW).open("projects/propose");

    visit.fill("propose.tags", "a, b, c, d, e, f, g, h, i, j, k, l").press("propose.send");
    assertThat(visit.field("propose.name").first()).hasAttribute("aria-invalid", "true");
    assertThat(visit.field("propose.problem").first()).hasAttribute("aria-invalid", "true");
    assertThat(visit.page().locator(".field-error:not(:empty)").first()).isVisible();

    visit
        .fill("propose.name", "A slide of the library")
        .fill("propose.tagline", "Down to the books");
    visit.fill("propose.problem", "The stairs are slow").fill("propose.solution", "A slide");
    visit.fill("propose.tags", "books, speed");
    visit.page().reload();
    assertThat(visit.calm().field("propose.name").first()).hasValue("A slide of the library");
    visit.press("propose.send").sees("propose.done").seesText("The stairs are slow");
    assertThat(visit.page()).hasURL(Pattern.compile("/projects/\\d+$"));
  }

  @Test
  void members_discuss_vote_and_find_their_drafts_again(ConsoleWindows visits) {
    var visit = visits.member("popee", WindowSettings.WIDE).open("projects/1");
    visit.press("section.COMMENT.add");
    var text = visit.named(AriaRole.TEXTBOX, visit.texts().of("section.COMMENT.add"));
    text.fill("Who pays for the ropes?");
    visit.page().reload();
    assertThat(visit.calm().page().getByRole(AriaRole.TEXTBOX)).hasValue("Who pays for the ropes?");
    visit.press("action.send").sees("thread.sent").seesText("Who pays for the ropes?");

    var entry = visit.page().locator(".thread", hasText("Who pays for the ropes?"));
    entry.getByText(visit.texts().of("thread.reply")).click();
    entry.getByRole(AriaRole.TEXTBOX).fill("The circus does.");
    visit.page().reload();
    assertThat(entry.getByRole(AriaRole.TEXTBOX)).hasValue("The circus does.");
    button(visit, entry, "action.send").click();
    visit.seesText("The circus does.");
    entry.getByText(visit.texts().of("thread.hide-replies", "count", 1)).click();
    assertThat(visit.page().getByText("The circus does.")).isHidden();

    var up = entry.getByRole(AriaRole.BUTTON).first();
    up.click();
    assertThat(up).hasAttribute("aria-pressed", "true");
    up.click();
    assertThat(up).hasAttribute("aria-pressed", "false");
  }

  @Test
  void votes_of_others_appear_after_a_new_comment_and_a_vote_is_switched(ConsoleWindows visits) {
    var proposal = Map.of("project_name", "A ropeway", "tagline", "Up the hill", "tags", List.of());
    var author = visits.server().users().member("ropewayman");
    var project = author.post("/projects/propose", proposal).expect(201).json();
    var address = "projects/" + project.required("project_id");
    var comment = Map.of("thread_type", "COMMENT", "message", "How steep is it?");
    var thread = author.post("/" + address + "/threads", comment).expect(201).json();
    var visit = visits.newMember("hillwalker", WindowSettings.WIDE).open(address);
    var entry = visit.page().locator(".thread", hasText("How steep is it?")).first();
    assertThat(vote(visit, entry, "vote.up", 0)).isVisible();

    author.put("/threads/" + thread.required("thread_id") + "/vote", UP).expect(200);
    visit.press("section.COMMENT.add");
    visit.page().getByRole(AriaRole.TEXTBOX).fill("And how long?");
    visit.press("action.send").seesText("And how long?");
    assertThat(vote(visit, entry, "vote.up", 1)).hasAttribute("aria-pressed", "false");

    vote(visit, entry, "vote.down", 0).click();
    assertThat(vote(visit, entry, "vote.down", 1)).hasAttribute("aria-pressed", "true");
    vote(visit, entry, "vote.up", 1).click();
    assertThat(vote(visit, entry, "vote.up", 2)).hasAttribute("aria-pressed", "true");
    assertThat(vote(visit, entry, "vote.down", 0)).hasAttribute("aria-pressed", "false");
    vote(visit, entry, "vote.down", 0).click();
    assertThat(vote(visit, entry, "vote.up", 1)).hasAttribute("aria-pressed", "false");
    visit.page().reload();
    assertThat(vote(visit, entry, "vote.down", 1)).hasAttribute("aria-pressed", "true");
  }

  private static Locator vote(ConsoleWindow visit, Locator entry, String key, int count) {
    var name = visit.texts().of(key, "count", count);
    var named = new Locator.GetByRoleOptions().setName(name).setExact(true);
    return entry.getByRole(AriaRole.BUTTON, named);
  }

  @Test
  void members_edit_their_own_entries_alone_and_an_unsent_change_outlives_the_screen(
      ConsoleWindows visits) {
    var visit = visits.newMember("editor", WindowSettings.NARROW).open("projects/1");
    visit.press("section.COMMENT.add");
    visit.named(AriaRole.TEXTBOX, visit.texts().of("section.COMMENT.add")).fill("A frist comment");
    visit.press("action.send").seesText("A frist comment");
    var own = visit.page().locator(".thread", hasText("A frist comment"));
    button(visit, own, "action.edit").click();
    var text = visit.named(AriaRole.TEXTBOX, visit.texts().of("action.edit"));
    assertThat(text).hasValue("A frist comment");
    text.fill("A first comment");
    visit.sees("draft.kept");

    visit.press("nav.menu").follow("nav.projects");
    visit.page().goBack();
    assertThat(text).hasValue("A first comment");
    button(visit, own, "action.send").click();
    visit.sees("thread.sent").seesText("A first comment");
    assertThat(visit.page().getByText("A frist comment")).hasCount(0);

    var other = visits.member("papi", WindowSettings.WIDE).open("projects/1");
    other.seesText("A first comment");
    var foreign = other.page().locator(".thread", hasText("A first comment"));
    assertThat(button(other, foreign, "action.edit")).hasCount(0);
  }

  @Test
  void a_project_links_to_its_cycle_and_open_ballot_and_shows_its_cost_in_the_currency(
      ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Cycle of the links", Map.of("type", "approval"));
    cycle.propose("A bridge of links", 250).moveTo("refinement", "voting");
    var id = cycle.project("A bridge of links");
    var visit = visits.member("papi", WindowSettings.NARROW).open("projects/" + id);

    visit.sees("project.cost", "amount", "€250");
    visit.follow("project.to-ballot");
    assertThat(visit.page()).hasURL(Pattern.compile("/cycles/" + cycle.id() + "/ballot$"));
    visit.page().goBack();
    visit.calm().named(AriaRole.LINK, "Cycle of the links").click();
    assertThat(visit.page()).hasURL(Pattern.compile("/cycles/" + cycle.id() + "$"));
  }

  @Test
  void proposers_change_the_tags_of_their_projects(ConsoleWindows visits) {
    var proposal =
        Map.of("project_name", "Tagged", "tagline", "For all", "tags", List.of("old", "kept"));
    var id =
        visits.server().users().member("tagger").post("/projects/propose", proposal).expect(201);
    var address = "projects/" + id.json().required("project_id");
    var visit = visits.newMember("tagger", WindowSettings.NARROW).open(address);
    var keyboard = new KeyboardUser(visit);
    keyboard.press(visit.button("project.edit-tags"));
    Axe.findsNothingIn(visit.page());
    keyboard.type(visit.dialog().getByRole(AriaRole.TEXTBOX), "kept, new, kept");
    keyboard.press(visit.inDialog("project.save-tags"));

    visit.sees("project.tags-saved");
    assertThat(visit.page().locator("main .tag")).hasText(new String[] {"kept", "new"});
    var other = visits.member("papi", WindowSettings.NARROW).open(address);
    assertThat(other.page().locator("main .tag")).hasCount(2);
    assertThat(other.button("project.edit-tags")).hasCount(0);
  }

  @Test
  void an_old_draft_of_tags_keeps_the_tags_that_others_changed_meanwhile(ConsoleWindows visits) {
    var proposal =
        Map.of("project_name", "Retagged", "tagline", "For all", "tags", List.of("old", "kept"));
    var author = visits.server().users().member("retagger");
    var id = author.post("/projects/propose", proposal).expect(201).json().required("project_id");
    var visit = visits.newMember("retagger", WindowSettings.WIDE).open("projects/" + id);
    visit.press("project.edit-tags");
    visit.dialog().getByRole(AriaRole.TEXTBOX).fill("old, kept, new");
    var changed =
        Map.of("project_id", id.longValue(), "add", List.of("others"), "remove", List.of("old"));
    visits.server().admin().put("/projects/tags", changed).expect(204);

    visit.page().reload();
    visit.calm().press("project.edit-tags");
    assertThat(visit.dialog().getByRole(AriaRole.TEXTBOX)).hasValue("old, kept, new");
    visit.inDialog("project.save-tags").click();
    visit.sees("project.tags-saved");
    assertThat(visit.page().locator("main .tag")).hasCount(3);
    var stored = visits.server().admin().get("/projects/" + id).expect(200).json();
    assertThat(stored.required("tags"))
        .extracting(JsonNode::textValue)
        .containsExactlyInAnyOrder("kept", "new", "others");
  }

  @Test
  void the_admins_of_a_cycle_propose_in_refinement_too(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Late ideas", Map.of("type", "approval"));
    cycle.moveTo("refinement");
    visits.server().users().member("curator");
    var admins = Map.of("usernames", List.of("curator"));
    cycle.admin().put("/cycles/" + cycle.id() + "/admins", admins).expect(200);
    var visit = visits.newMember("curator", WindowSettings.WIDE).open(cycle.screen(""));
    visit.follow("propose.title");
    visit.fill("propose.name", "A late idea").fill("propose.tagline", "Better than never");
    visit.fill("propose.problem", "It is late").fill("propose.solution", "It is good");
    visit.field("propose.cycle").first().selectOption(Long.toString(cycle.id()));
    visit.fill("propose.cost", "10").press("propose.send").sees("propose.done");

    var member = visits.member("papi", WindowSettings.WIDE).open("projects/propose");
    var choice = member.field("propose.cycle").first();
    assertThat(choice.locator("option[value='" + cycle.id() + "']")).hasCount(0);
  }

  @Test
  void a_project_can_be_proposed_in_a_cycle_that_is_not_on_the_first_page_of_cycles(
      ConsoleWindows visits) {
    var visit = visits.member("papi", WindowSettings.WIDE);
    visit.page().route(url -> url.contains("/cycles?active=true"), ProjectsTest::pageOfCycles);
    visit.open("projects/propose");

    var choice = visit.field("propose.cycle").first();
    assertThat(choice.locator("option[value='9001']")).hasText("Far away (€5)");
  }

  /** Answers an empty first page of cycles, and a second one with a cycle in planning. */
  private static void pageOfCycles(Route route) {
    var cycle =
        "{'cycle_id': 9001, 'name': 'Far away', 'phase': 'planning', 'budget': 5,"
            + " 'currency': 'EUR'}";
    var page =
        route.request().url().contains("cursor=")
            ? "{'cycles': [" + cycle + "], 'next_cursor': null}"
            : "{'cycles': [], 'next_cursor': 'second'}";
    var answer = new FulfillOptions().setContentType("application/json");
    route.fulfill(answer.setBody(page.replace('\'', '"')));
  }

  private static Locator button(ConsoleWindow visit, Locator entry, String key) {
    var named = new Locator.GetByRoleOptions().setName(visit.texts().of(key));
    return entry.getByRole(AriaRole.BUTTON, named.setExact(true));
  }

  private static LocatorOptions hasText(String text) {
    return new LocatorOptions().setHasText(text);
  }
}
