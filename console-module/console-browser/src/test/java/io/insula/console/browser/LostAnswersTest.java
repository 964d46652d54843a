package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestPasswords;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Tests forms whose answer is lost after the server has carried out what they ask for. */
@InBrowser
class LostAnswersTest {
  private static final Map<String, Object> APPROVAL = Map.of("type", "approval");
  private static final Pattern BALLOT = Pattern.compile("/cycles/\\d+/ballot$");
  private static final String PASSWORD = "lamp under the old stairs";

  /** A name that no other cycle has, so that no test takes this cycle for another. */
  private static final String IMPORTED = "Lost import";

  /** Sends a file of a size to a server that never answers; returns how, and with which error. */
  private static final String SEND_FILE =
      """
      async (size) => {
        const { post } = await import('console/api.js');
        const send = globalThis.fetch;
        const sent = [];
        globalThis.fetch = async (_, { headers }) => {
          sent.push('Idempotency-Key' in headers ? 'with a key' : 'without a key');
          throw new TypeError('lost');
        };
        const file = new File([new Uint8Array(size)], `${size}.pb`);
        const error = await post('cycles/import', file, { attempts: 2 }).catch((failure) => failure);
        globalThis.fetch = send;
        return `${sent.join(', ')}: ${error.isUnrepeatable}`;
      }
      """;

  @Test
  void a_vote_is_imported_once(ConsoleWindows visits) {
    var admin = visits.server().admin();
    var counted = visits.server().cycle(DemoServer.COUNTED);
    var exported = admin.get("/cycles/" + counted + "/export").expect(200).body();
    var file = exported.replaceFirst("(?m)^description;.*$", "description;" + IMPORTED);
    var visit = visits.admin(WindowSettings.WIDE).open("cycles/new?part=import");
    FailedRequests.loseFirstAnswer(visit.page(), Pattern.compile("/cycles/import$"));

    visit
        .field("new-cycle.file")
        .first()
        .setInputFiles(new FilePayload("vote.pb", "text/plain", file.getBytes(UTF_8)));
    visit.press("new-cycle.import-send").sees("new-cycle.imported");

    assertThat(imports(admin)).isEqualTo(1);
  }

  private static long imports(ApiClient admin) {
    var cycles = admin.get("/cycles?limit=200").expect(200).json().required("cycles");
    return StreamSupport.stream(cycles.spliterator(), false)
        .filter(each -> each.required("name").textValue().equals(IMPORTED))
        .count();
  }

  @Test
  void a_file_that_is_too_large_for_a_key_is_sent_once(ConsoleWindows visits) {
    var page = visits.anonymous(WindowSettings.WIDE).open("").page();
    var largest = 16 * 1024 * 1024;

    assertThat(page.evaluate(SEND_FILE, largest)).isEqualTo("with a key, with a key: false");
    assertThat(page.evaluate(SEND_FILE, largest + 1)).isEqualTo("without a key: true");
  }

  @Test
  void a_paper_ballot_is_entered_once_and_its_receipt_shown(ConsoleWindows visits) {
    var cycle = voting(visits, "Lost paper");
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=paper"));
    FailedRequests.loseFirstAnswer(visit.page(), Pattern.compile("/paper-ballots$"));

    visit.fill("admin.paper.number", "L-1").press("admin.paper.send");

    visit.sees("admin.paper.done", "number", "L-1");
    assertThat(visit.page().locator("td .mono")).hasText(Pattern.compile("^[0-9a-f]{64}$"));
    assertThat(turnout(cycle, "voted")).isEqualTo(1);
  }

  @Test
  void codes_are_made_once_and_shown(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Lost codes", APPROVAL);
    cycle.admin().patch("/" + cycle.screen(""), Map.of("who", "roster")).expect(200);
    cycle.moveTo("refinement", "voting");
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=voters"));
    FailedRequests.loseFirstAnswer(visit.page(), Pattern.compile("/codes$"));

    visit.fill("admin.codes.count", "3").press("admin.codes.send");

    visit.sees("admin.codes.made", "count", 3);
    assertThat(turnout(cycle, "eligible")).isEqualTo(3);
  }

  private static int turnout(TestCycle cycle, String field) {
    var answer = cycle.admin().get("/" + cycle.screen("")).expect(200).json();
    return answer.at("/turnout/" + field).intValue();
  }

  @Test
  void a_service_token_is_not_made_twice_and_the_list_shows_it(ConsoleWindows visits) {
    visits.server().users().member("token-loser");
    var account = "operations?part=accounts&account=token-loser";
    var visit = visits.admin(WindowSettings.WIDE).open(account);
    FailedRequests.loseFirstAnswer(visit.page(), Pattern.compile("/service-token$"));

    visit.press("tokens.new");
    visit.dialog().getByLabel(visit.texts().of("tokens.name")).first().fill("lost-token");
    visit.dialog().locator("button[type=submit]").click();

    visit.sees("error.maybe-done");
    var rows = visit.page().locator("tbody tr");
    assertThat(rows).hasCount(1);
    assertThat(rows).containsText("lost-token");
  }

  @Test
  void a_ballot_that_was_in_time_shows_its_receipt_after_the_close(ConsoleWindows visits) {
    var cycle = voting(visits, "Lost in time");
    var visit = visits.newMember("in-time", WindowSettings.NARROW).open(cycle.screen("ballot"));
    visit.named(AriaRole.CHECKBOX, "Trees").check();
    visit.press("ballot.review");
    loseAnswerAtTheClose(visit, cycle);

    visit.press("review.cast").sees("cast.title");

    assertThat(visit.button("cast.change")).hasCount(0);
    visit.page().unrouteAll();
    visit.open(cycle.screen("receipt")).press("receipt.check").sees("finding.counted");
  }

  @Test
  void a_withdrawal_that_was_in_time_is_done_after_the_close(ConsoleWindows visits) {
    var cycle = voting(visits, "Withdrawn in time");
    cycle.cast(visits.server().users().member("withdrawn"), "Trees");
    var visit = visits.newMember("withdrawn", WindowSettings.NARROW).open(cycle.screen("ballot"));
    visit.press("ballot.withdraw");
    loseAnswerAtTheClose(visit, cycle);

    visit.inDialog("ballot.withdraw").click();

    visit.sees("ballot.withdrawn").sees("ballot.over");
    assertThat(visit.page().getByText(visit.texts().of("ballot.late"))).hasCount(0);
  }

  /** Closes the vote after the server has stored the next ballot, and drops the answer. */
  private static void loseAnswerAtTheClose(ConsoleWindow visit, TestCycle cycle) {
    FailedRequests.loseFirstAnswer(visit.page(), BALLOT, () -> cycle.moveTo("implementation"));
  }

  @Test
  void a_changed_password_is_noticed(ConsoleWindows visits) {
    var visit = visits.newMember("password-loser", WindowSettings.WIDE).open("account");
    FailedRequests.loseFirstAnswer(visit.page(), Pattern.compile("/password$"));

    visit.fill("account.current", TestPasswords.MEMBER).fill("account.new", PASSWORD);
    visit.press("account.password").sees("account.password-done");

    visit.page().reload();
    assertThat(visit.calm().button("sign-out")).isVisible();
  }

  private static TestCycle voting(ConsoleWindows visits, String name) {
    return TestCycle.open(visits.server(), name, APPROVAL)
        .proposeAll(Map.of("Benches", 400, "Trees", 600))
        .moveTo("refinement", "voting");
  }
}
