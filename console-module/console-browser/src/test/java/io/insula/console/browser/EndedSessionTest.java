package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.insula.testkit.TestPasswords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a session which ends in the middle of a form loses nothing that was entered. */
@InBrowser
class EndedSessionTest {
  /** Returns the contents of all fields of the screen and of its dialogs. */
  private static final String FIELDS =
      """
      () => [...document.querySelectorAll('main :is(input, textarea, select)')]
        .map((field) => field.files?.[0]?.name ?? (field.type === 'checkbox' ? field.checked : field.value))
        .join('\\n')
      """;

  private static final Map<String, Object> APPROVAL = Map.of("type", "approval");
  private static final String TEXT = "Written before the end";

  /** Forms of the console in which users enter texts, choices or files. */
  enum FilledForm {
    PROPOSAL_OF_A_PROJECT("propose.send", "propose.done") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        visit.open("projects/propose").fill("propose.name", TEXT).fill("propose.tagline", "Short");
        visit.fill("propose.problem", "It is dark").fill("propose.solution", "A lamp");
      }
    },
    COMMENT("action.send", "thread.sent") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        visit.open(project(server, name())).press("section.COMMENT.add");
        box(visit, "section.COMMENT.add").fill(TEXT);
      }
    },
    REPLY("action.send", "thread.sent") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        visit.open(project(server, name())).press("thread.reply");
        box(visit, "thread.reply").fill(TEXT);
      }
    },
    REPORT_OF_A_THREAD("moderation.report-send", "moderation.reported") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        visit.open(project(server, name())).press("moderation.report");
        box(visit, "moderation.report-reason").fill(TEXT);
      }
    },
    NEW_CYCLE("new-cycle.send", "new-cycle.done") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        visit.open("cycles/new").fill("admin.field.name", TEXT).fill("admin.field.budget", "500");
      }
    },
    SETTINGS_OF_A_CYCLE("action.save", "admin.settings.saved") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        var cycle = TestCycle.open(server, "To be described", APPROVAL);
        visit.open(cycle.screen("admin?part=settings")).fill("admin.field.description", TEXT);
      }
    },
    EDIT_OF_A_PROPOSAL("action.save", "admin.proposal.saved") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        var cycle = TestCycle.open(server, "Edited", APPROVAL).propose("Pond", 90);
        visit.open(cycle.screen("admin?part=proposals")).press("admin.edit", "name", "Pond");
        visit.fill("admin.proposal.field.name", "Lake");
        visit.fill("admin.proposal.field.reason", TEXT);
      }
    },
    REASON_OF_A_WITHDRAWAL("admin.withdraw", "admin.withdraw.done") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        var cycle = TestCycle.open(server, "Withdrawn", APPROVAL).propose("Pond", 90);
        visit.open(cycle.screen("admin?part=proposals"));
        visit.press("admin.withdraw.title", "name", "Pond");
        box(visit, "admin.reason").fill(TEXT);
      }
    },
    ROSTER("admin.roster.send", "admin.roster.saved") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        var cycle = TestCycle.open(server, "With a file", APPROVAL);
        visit.open(cycle.screen("admin?part=voters"));
        var csv = "username,group\nada,7b\n".getBytes(UTF_8);
        var file = new FilePayload(TEXT, "text/csv", csv);
        visit.field("admin.roster.file").first().setInputFiles(file);
      }

      @Override
      Object[] parameters() {
        return new Object[] {"count", 1};
      }
    },
    PAPER_BALLOT("admin.paper.send", "admin.paper.done") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        var cycle = TestCycle.open(server, "On paper", APPROVAL).propose("Pond", 90);
        cycle.moveTo("refinement", "voting");
        visit.open(cycle.screen("admin?part=paper")).fill("admin.paper.number", TEXT);
        visit.page().getByLabel("Pond").check();
      }

      @Override
      Object[] parameters() {
        return new Object[] {"number", TEXT};
      }
    },
    NEW_ACCOUNT("operations.new-account", "operations.account-made") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        visit.open("operations?part=accounts").press("operations.new-account");
        visit.fill("admin.username", "kept").fill("operations.email", "kept@example.org");
        visit.fill("operations.password", TEXT);
      }

      @Override
      Object[] parameters() {
        return new Object[] {"name", "kept"};
      }
    },
    SERVICE_TOKEN("tokens.new", "tokens.made") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        server.users().member("with-token");
        visit.open("operations?part=accounts&account=with-token").press("tokens.new");
        box(visit, "tokens.name").fill(TEXT);
      }
    },
    COST_OF_A_CAMPAIGN("action.save", "analytics.spend-saved") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        visit.open("analytics?part=campaigns").press("analytics.enter-spend");
        box(visit, "analytics.spend.source").fill(TEXT);
        box(visit, "analytics.spend.amount").fill("12");
      }
    },
    REQUEST_FOR_A_REPORT("reports.request-send", "reports.requested-by") {
      @Override
      void open(ConsoleWindow visit, DemoServer server) {
        var cycle = TestCycle.open(server, "Reported", APPROVAL);
        visit.open("reports");
        visit.field("reports.which").first().selectOption(Long.toString(cycle.id()));
      }

      @Override
      String entered() {
        return "";
      }
    };

    private final String send;
    private final String done;

    FilledForm(String send, String done) {
      this.send = send;
      this.done = done;
    }

    /** Opens the form and fills it. */
    abstract void open(ConsoleWindow visit, DemoServer server);

    /** Returns a text that was entered; empty if the form has no field for a text. */
    String entered() {
      return TEXT;
    }

    /** Returns the parameters of the message that the form was sent. */
    Object[] parameters() {
      return new Object[0];
    }

    /** Sends the form. The button of an open dialog is the last one of its name. */
    void send(ConsoleWindow visit) {
      visit.button(send).last().click();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_form_keeps_what_was_entered_and_is_sent_after_a_new_sign_in(
      FilledForm form, ConsoleWindows visits) {
    var visit = visits.admin(WindowSettings.WIDE);
    form.open(visit, visits.server());
    var entered = (String) visit.page().evaluate(FIELDS);
    assertThat(entered).contains(form.entered());
    endSession(visit);

    form.send(visit);
    visit.sees("sign-in.ended");
    visit.page().keyboard().press("Escape");
    assertThat(question(visit)).hasCount(0);
    visit.calm();
    assertThat((String) visit.page().evaluate(FIELDS)).isEqualTo(entered);

    form.send(visit);
    signInAgain(visit, TestPasswords.ADMIN);
    visit.sees(form.done, form.parameters());
  }

  @Test
  void the_question_names_its_person_and_offers_a_sign_out(ConsoleWindows visits) {
    var visit = visits.newMember("gone", WindowSettings.NARROW).open("projects/propose");
    visit.fill("propose.name", "Of gone");
    endSession(visit);
    visit.button("propose.send").click();
    visit.sees("sign-in.ended");
    Axe.findsNothingIn(visit.page());
    assertThat(AccessibilityChecks.tooWide(visit.page())).isEmpty();
    assertThat(question(visit).getByLabel(visit.texts().of("sign-in.username"))).hasValue("gone");

    signInAgain(visit, "wrong password");
    visit.sees("sign-in.wrong");
    question(visit).getByText(visit.texts().of("sign-out"), exact()).click();
    visit.sees("welcome.title");
    var drafts = "() => Object.keys(localStorage).filter((key) => key.includes('draft')).length";
    assertThat(visit.page().evaluate(drafts)).isEqualTo(0);
  }

  @Test
  void a_request_that_only_reads_does_not_repeat_a_dismissed_question(ConsoleWindows visits) {
    var visit = visits.newMember("reader", WindowSettings.WIDE);
    endSession(visit);
    visit.link("nav.projects").first().click();
    visit.sees("sign-in.ended");
    visit.page().keyboard().press("Escape");
    visit.sees("error.signed-out").follow("nav.cycles");
    assertThat(question(visit)).hasCount(0);

    visit.button("sign-in.title").click();
    signInAgain(visit, TestPasswords.MEMBER);
    assertThat(visit.button("sign-in.title")).hasCount(0);
    assertThat(question(visit)).hasCount(0);
  }

  @Test
  void a_sign_in_in_another_tab_answers_the_question(ConsoleWindows visits) {
    var visit = visits.newMember("twice", WindowSettings.WIDE).open("projects/1");
    visit.press("section.COMMENT.add");
    box(visit, "section.COMMENT.add").fill("From two tabs");
    endSession(visit);
    FilledForm.COMMENT.send(visit);
    visit.sees("sign-in.ended");

    var other = visit.page().context().newPage();
    new ConsoleWindow(other, visit.texts(), visit.faults()).signIn("twice", TestPasswords.MEMBER);
    visit.sees("thread.sent").seesText("From two tabs");
  }

  /** Removes the cookie of the session, and lets the access token expire. */
  static void endSession(ConsoleWindow visit) {
    visit.page().context().clearCookies();
    visit.page().clock().install();
    visit.page().clock().fastForward("30:00");
  }

  static void signInAgain(ConsoleWindow visit, String password) {
    question(visit).getByLabel(visit.texts().of("sign-in.password")).fill(password);
    question(visit).locator("button[type=submit]").click();
  }

  /** Proposes a project with a problem, as another user than the visitor. Returns its screen. */
  private static String project(DemoServer server, String name) {
    var project =
        Map.of(
            "project_name",
            "Project of " + name,
            "tagline",
            "For all",
            "problems",
            List.of("It is dark"),
            "solutions",
            List.of("A lamp"));
    var made = server.users().member("author").post("/projects/propose", project).expect(201);
    return "projects/" + made.json().required("project_id").longValue();
  }

  private static Locator question(ConsoleWindow visit) {
    var named = new GetByRoleOptions().setName(visit.texts().of("sign-in.ended"));
    return visit.page().getByRole(AriaRole.DIALOG, named);
  }

  private static Locator box(ConsoleWindow visit, String key) {
    var named = new GetByRoleOptions().setName(visit.texts().of(key));
    return visit.page().getByRole(AriaRole.TEXTBOX, named).first();
  }

  private static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
