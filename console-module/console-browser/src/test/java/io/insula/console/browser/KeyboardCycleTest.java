package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.insula.testkit.TestPasswords;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs a whole cycle, from its opening to its printed result, with the keyboard alone. */
@InBrowser
class KeyboardCycleTest {
  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  void a_whole_cycle_needs_no_mouse(int width, ConsoleWindows visits) {
    var look = new WindowSettings(width, 700);
    var admin = new KeyboardUser(visits.anonymous(look));
    var member = new KeyboardUser(visits.anonymous(look));
    visits.server().users().member("typist");
    signIn(admin, "admin");
    signIn(member, "typist");
    var name = "By keyboard at " + width;

    openCycle(admin, name);
    propose(member, name, "A ramp", "400");
    propose(member, name, "A swing", "900");
    move(admin, "refinement");
    move(admin, "voting");
    vote(member, name);
    move(admin, "implementation");
    readAndPrint(member);
  }

  @Test
  void no_stop_of_a_ballot_is_hidden_by_the_bars_at_the_edges(ConsoleWindows visits) {
    var voting = visits.server().cycle(DemoServer.VOTING);
    for (var look :
        new WindowSettings[] {
          WindowSettings.NARROW, WindowSettings.WIDE, new WindowSettings(640, 400)
        }) {
      var visit = visits.member("popee", look).open("cycles/" + voting + "/ballot");
      new KeyboardUser(visit).walk();
    }
  }

  @Test
  void no_stop_is_hidden_by_the_bar_when_it_lists_why_a_ballot_cannot_be_cast(
      ConsoleWindows visits) {
    var limits = Map.<String, Object>of("type", "approval", "max_sum_cost", 500, "max_length", 2);
    var cycle =
        TestCycle.open(visits.server(), "Over each limit", limits)
            .proposeAll(Map.of("Benches", 400, "Slides", 500, "Trees", 600, "Swings", 700))
            .moveTo("refinement", "voting");
    for (var look : new WindowSettings[] {WindowSettings.NARROW, new WindowSettings(640, 400)}) {
      var visit = visits.member("popee", look).open(cycle.screen("ballot"));
      visit.page().locator(".option input").all().forEach(Locator::check);
      visit.press("ballot.review").sees("broken.title");
      new KeyboardUser(visit).walk();
    }
  }

  private static void signIn(KeyboardUser keyboardUser, String name) {
    var visit = keyboardUser.visit().open("sign-in");
    keyboardUser
        .type(visit.field("sign-in.username"), name)
        .type(
            visit.field("sign-in.password"),
            name.equals("admin") ? TestPasswords.ADMIN : TestPasswords.MEMBER);
    visit.page().keyboard().press("Enter");
    visit.sees("home.title", "name", name).calm();
  }

  private static void openCycle(KeyboardUser admin, String name) {
    var visit = admin.visit().open("cycles/new");
    admin
        .type(visit.field("admin.field.name"), name)
        .type(visit.field("admin.field.currency"), "EUR")
        .choose(visit.page().getByLabel(visit.texts().of("admin.field.public")))
        .type(visit.field("admin.field.budget"), "1000")
        .press(visit.button("new-cycle.send"));
    assertThat(visit.page()).hasURL(Pattern.compile("/cycles/\\d+/admin$"));
    visit.calm().seesText(name);
  }

  private static void propose(KeyboardUser member, String cycle, String project, String cost) {
    var visit = member.visit().open("projects/propose");
    member
        .type(visit.field("propose.name"), project)
        .type(visit.field("propose.tagline"), "For everyone")
        .type(visit.field("propose.problem"), "There is none")
        .type(visit.field("propose.solution"), "Build it")
        .reach(visit.field("propose.cycle"));
    visit.page().keyboard().type(cycle);
    member.type(visit.page().getByLabel(visit.texts().of("propose.cost"), exact()), cost);
    member.press(visit.button("propose.send"));
    visit.sees("propose.done");
  }

  private static GetByLabelOptions exact() {
    return new GetByLabelOptions().setExact(true);
  }

  private static void move(KeyboardUser admin, String phase) {
    var visit = admin.visit();
    var inWords = visit.texts().of("phase." + phase);
    admin.press(visit.button("admin.phase.forward", "phase", inWords));
    admin.press(visit.button("admin.phase.confirm", "phase", inWords));
    visit.sees("admin.phase.moved", "phase", inWords).calm();
  }

  private static void vote(KeyboardUser member, String cycle) {
    var visit = member.visit().open("");
    member.press(visit.named(AriaRole.LINK, cycle)).press(visit.link("cycle-page.vote"));
    member
        .choose(visit.named(AriaRole.CHECKBOX, "A ramp"))
        .press(visit.button("ballot.review"))
        .press(visit.button("review.cast"));
    visit.sees("cast.title");
    member.press(visit.button("cast.change"));
    member
        .choose(visit.named(AriaRole.CHECKBOX, "A swing"))
        .choose(visit.named(AriaRole.CHECKBOX, "A ramp"))
        .press(visit.button("ballot.review"))
        .press(visit.button("review.cast"));
    visit.sees("cast.title");
  }

  private static void readAndPrint(KeyboardUser member) {
    var visit = member.visit();
    var results = visit.link("cycle-page.place-results");
    visit.page().evaluate("() => { window.print = () => (window.printed = true); }");
    member.press(results);
    visit.sees("winners.title", "count", 1);
    member.press(visit.button("results.print"));
    assertThat(visit.page().evaluate("() => window.printed")).isEqualTo(true);
    visit.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    Locator header = visit.page().getByRole(AriaRole.BANNER);
    assertThat(header).isHidden();
    assertThat(visit.page().locator(".winner")).containsText("A swing");
    assertThat(visit.page().pdf()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
  }
}
