package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import io.insula.testkit.ApiClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Stores markup with scripts in the texts that users and services write. The console must show it
 * as text: no script runs, and no screen breaks.
 */
@InBrowser
class MarkupInjectionTest {
  static final String MARKUP =
      "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><svg onload=alert(3)>${alert(4)}";

  private static final String LONG_WORD = "W".repeat(10_000);

  @Test
  void markup_in_the_texts_of_a_project_is_shown_as_text(ConsoleWindows visits) {
    var member = visits.server().users().member("attacker");
    var project =
        Map.of(
            "project_name", "<b onclick=alert(1)>Attack</b>",
            "tagline", MARKUP,
            "tags", List.of("<i>tag</i>"),
            "problems", List.of(MARKUP),
            "solutions", List.of(LONG_WORD));
    var made = member.post("/projects/propose", project).expect(201).json();
    var id = made.required("project_id").longValue();
    var comment = Map.of("thread_type", "COMMENT", "message", "javascript:alert(5) " + MARKUP);
    member.post("/projects/" + id + "/threads", comment).expect(201);

    var visit =
        visits.member("papi", WindowSettings.NARROW).open("projects/" + id).seesText(MARKUP);
    assertUnharmed(visit);
    visit.open("projects").seesText("<b onclick=alert(1)>Attack</b>").seesText("<i>tag</i>");
    assertUnharmed(visit);
    visit.open("projects?q=" + "%3Cscript%3Ealert(6)%3C/script%3E");
    assertUnharmed(visit);
  }

  @Test
  void markup_in_the_texts_of_a_cycle_is_shown_as_text(ConsoleWindows visits) {
    var admin = visits.server().admin();
    var settings =
        Map.of(
            "name",
            MARKUP,
            "description",
            LONG_WORD,
            "unit",
            "<u>" + MARKUP.substring(0, 40),
            "currency",
            "<i>",
            "budget",
            1000,
            "ballot",
            Map.of("type", "approval"),
            "public",
            true);
    var id = admin.post("/cycles", settings).expect(201).json().required("cycle_id").longValue();
    var cycle =
        new TestCycle(admin, id, MARKUP).propose("<s>Proposal</s>", 300).propose("Other", 200);
    admin
        .patch(
            "/cycles/" + id + "/proposals/" + cycle.proposal("<s>Proposal</s>"),
            Map.of("categories", List.of("<i>category"), "place", MARKUP, "reason", MARKUP))
        .expect(200);
    var roster = "username,group\nattacked,<b>" + "g".repeat(40) + "\n";
    admin
        .send(
            "PUT", "/cycles/" + id + "/roster", "text/csv", roster.getBytes(StandardCharsets.UTF_8))
        .expect(200);

    var visit = visits.admin(WindowSettings.NARROW);
    for (var part : List.of("phases", "settings", "proposals", "voters", "people")) {
      assertUnharmed(visit.open(cycle.screen("admin?part=" + part)));
    }
    cycle.moveTo("refinement", "voting");
    assertUnharmed(visit.open(cycle.screen("ballot")).seesText("<s>Proposal</s>"));
    visit.named(AriaRole.CHECKBOX, "<s>Proposal</s>").check();
    assertUnharmed(visit.press("ballot.review"));
    assertUnharmed(visit.press("review.cast").sees("cast.title"));
    cycle.moveTo("implementation");
    decide(cycle);
    for (var place : List.of("", "results", "receipt")) {
      assertUnharmed(visit.open(cycle.screen(place)));
    }
    assertUnharmed(visit.open(cycle.screen("admin?part=phases")).seesText(MARKUP));
    assertUnharmed(visit.open(cycle.screen("admin?part=result")).seesText(MARKUP));
    var ticket = admin.post("/reports/cycles/" + id).json().required("ticket_id").longValue();
    assertUnharmed(visit.open("reports"));
    assertUnharmed(visit.open("reports/" + ticket).seesText(MARKUP));
  }

  /** Goes back and forth in the phases, overrides the result and reports progress. */
  private static void decide(TestCycle cycle) {
    var admin = cycle.admin();
    var path = "/cycles/" + cycle.id();
    admin.post(path + "/phase", Map.of("phase", "voting", "reason", MARKUP)).expect(200);
    cycle.moveTo("implementation");
    var proposal = cycle.proposal("<s>Proposal</s>");
    admin
        .put(path + "/override", Map.of("selected", List.of(proposal), "reason", MARKUP))
        .expect(200);
    admin
        .put(
            path + "/proposals/" + proposal + "/implementation",
            Map.of("status", "in_progress", "note", MARKUP))
        .expect(200);
  }

  @Test
  void markup_in_reasons_of_moderation_is_shown_as_text(ConsoleWindows visits) {
    var author = visits.server().users().member("moderated");
    var project = Map.of("project_name", "Moderated", "tagline", "t", "problems", List.of(MARKUP));
    var made = author.post("/projects/propose", project).expect(201).json();
    var screen = "projects/" + made.required("project_id").longValue();
    var threads = author.get("/" + screen + "/threads").expect(200).json();
    var thread = "/threads/" + threads.at("/threads/0/thread_id").longValue();
    var reader = visits.server().users().member("reporter-of-markup");
    reader.post(thread + "/reports", Map.of("reason", MARKUP)).expect(204);

    var visit = visits.admin(WindowSettings.NARROW).open("moderation");
    assertThat(visit.page().locator(".queue .reasons").getByText(MARKUP).first()).isVisible();
    assertUnharmed(visit);
    var decision = Map.of("hidden", true, "reason", MARKUP);
    visits.server().admin().put(thread + "/visibility", decision).expect(200);
    assertUnharmed(visit.open(screen).seesText(MARKUP));
  }

  @Test
  void markup_in_texts_from_services_is_shown_as_text(ConsoleWindows visits) {
    var service = visits.server().users().service("reporter");
    var event =
        Map.of(
            "component", "attack",
            "environment", "<i>e",
            "email", "a@example.org",
            "message", MARKUP,
            "data", Map.of("<b>key", MARKUP, "long", LONG_WORD));
    service.post("/events", event).expect(201);
    track(service);

    var visit = visits.admin(WindowSettings.NARROW);
    assertUnharmed(visit.open("activity?component=attack").seesText(MARKUP));
    visit.page().locator("summary").first().click();
    assertUnharmed(visit.calm());
    visit.open("activity?component=attack&live=true").sees("activity.connected");
    service.post("/events", event).expect(201);
    assertUnharmed(visit.seesText(MARKUP));
    for (var part : List.of("overview", "campaigns", "campaigns&model=x", "pages", "conversions")) {
      assertUnharmed(visit.open("analytics?part=" + part));
    }
    visit.open("analytics?part=person&user=%3Cb%3Euser").seesText("javascript:alert(7)");
    assertUnharmed(visit);
    assertThat(visit.page().locator("a[href^='javascript:' i]")).hasCount(0);
  }

  private static void track(ApiClient service) {
    var view =
        Map.of(
            "fingerprint", "attacker",
            "url",
                "https://www.example.org/?utm_source=%3Cb%3Es&utm_medium=cpc&utm_campaign=%3Cscript%3Ealert(8)",
            "referrer_url", "javascript:alert(7)");
    service.post("/analytics/pageviews", view).expect(201);
    var event = Map.of("fingerprint", "attacker", "user_id", "<b>user", "name", "signup<i>");
    service.post("/analytics/events", event).expect(201);
  }

  @Test
  void markup_in_an_account_or_its_tokens_is_shown_as_text(ConsoleWindows visits) {
    var admin = visits.server().admin();
    var account =
        "username,email,group,password\ntarget,\"<b>a\"\"@example.org\",<i>7b,a long pass phrase\n";
    admin
        .send("POST", "/accounts/import", "text/csv", account.getBytes(StandardCharsets.UTF_8))
        .expect(201);
    admin.post("/accounts/target/service-token", Map.of("name", MARKUP)).expect(201);

    var visit = visits.admin(WindowSettings.NARROW);
    assertUnharmed(visit.open("operations?part=accounts").seesText("<i>7b"));
    assertUnharmed(visit.open("operations?part=accounts&account=target").seesText(MARKUP));
    assertUnharmed(visit.open("operations?part=accounts&account=" + "%3Cb%3Enobody"));
  }

  @Test
  void another_site_can_neither_frame_the_console_nor_change_its_session(ConsoleWindows visits) {
    var other = visits.anonymous(WindowSettings.WIDE);
    other.page().route("http://localhost/**", route -> route.fulfill(page("<iframe></iframe>")));
    other.page().navigate("http://localhost/");
    other
        .page()
        .evaluate(
            "address => { document.querySelector('iframe').src = address; }",
            visits.server().uri() + "/");
    other.page().waitForCondition(() -> framed(other).startsWith("chrome-error:"));
    other.faults().forget();

    var signedIn = visits.member("papi", WindowSettings.WIDE);
    signedIn.page().route("http://localhost/**", route -> route.fulfill(page("")));
    signedIn.page().navigate("http://localhost/");
    var refreshes = new ArrayList<Request>();
    signedIn.page().onRequest(request -> noteRefresh(request, refreshes));
    var answer =
        signedIn
            .page()
            .evaluate(
                "address => fetch(address, { method: 'POST', credentials: 'include', mode:"
                    + " 'no-cors', body: 'grant_type=refresh_token' }).then(r => r.type, () =>"
                    + " 'refused')",
                visits.server().uri() + "/oauth/access_token");
    assertThat(answer).isIn("opaque", "refused");
    signedIn.faults().forget();
    signedIn.open("projects");
    assertThat(signedIn.button("sign-out")).isVisible();
    assertThat(refreshes).hasSize(2);
    assertThat(refreshes.getFirst().allHeaders()).doesNotContainKey("cookie");
    assertThat(refreshes.getLast().allHeaders()).containsKey("cookie");
  }

  private static void noteRefresh(Request request, List<Request> refreshes) {
    if (request.url().endsWith("/oauth/access_token")) {
      refreshes.add(request);
    }
  }

  private static String framed(ConsoleWindow visit) {
    var frames = visit.page().frames();
    return frames.size() < 2 ? "" : frames.get(1).url();
  }

  private static FulfillOptions page(String body) {
    return new FulfillOptions()
        .setContentType("text/html")
        .setBody("<!doctype html><title>Other</title>" + body);
  }

  /**
   * Checks that the stored markup became no elements of the page, that the screen is not wider than
   * its window, and that the page had no faults.
   */
  static void assertUnharmed(ConsoleWindow visit) {
    visit.calm();
    assertThat(
            visit
                .page()
                .locator(
                    "main img, main script, main [onerror], main [onload], main [onclick], main i,"
                        + " main u"))
        .hasCount(0);
    assertThat(AccessibilityChecks.tooWide(visit.page())).as(visit.page().url()).isEmpty();
    visit.faults().assertNone();
  }
}
