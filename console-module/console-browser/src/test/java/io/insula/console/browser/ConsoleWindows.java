package io.insula.console.browser;

import com.microsoft.playwright.BrowserContext;
import io.insula.testkit.TestPasswords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the visits of one test, and closes them at its end. Each visit has its own window, which
 * shares no cookies and no storage with the windows of other visits.
 */
final class ConsoleWindows {
  private final Chromium chromium;
  private final DemoServer server;
  private final String test;
  private final ConsoleTexts texts = new ConsoleTexts();
  private final List<ConsoleWindow> all = new ArrayList<>();

  ConsoleWindows(Chromium chromium, DemoServer server, String test) {
    this.chromium = chromium;
    this.server = server;
    this.test = test;
  }

  DemoServer server() {
    return server;
  }

  ConsoleTexts texts() {
    return texts;
  }

  /** Returns a visit in which nobody is signed in. */
  ConsoleWindow anonymous(WindowSettings look) {
    return at(server.uri() + "/", look);
  }

  /** Returns a visit in which this member of the demo data is signed in. */
  ConsoleWindow member(String name, WindowSettings look) {
    return anonymous(look).signIn(name, DemoServer.MEMBER_PASSWORD);
  }

  /**
   * Creates a member unless there is one of this name, and returns a visit in which this member is
   * signed in.
   */
  ConsoleWindow newMember(String name, WindowSettings look) {
    server.users().member(name);
    return anonymous(look).signIn(name, TestPasswords.MEMBER);
  }

  ConsoleWindow admin(WindowSettings look) {
    return anonymous(look).signIn("admin", TestPasswords.ADMIN);
  }

  /** Returns a visit of another server, in which nobody is signed in. */
  ConsoleWindow at(String base, WindowSettings look) {
    BrowserContext window = chromium.browser().newContext(look.options().setBaseURL(base));
    window.setDefaultTimeout(Chromium.TIMEOUT_MS);
    var visit = new ConsoleWindow(window.newPage(), texts, BrowserErrors.of(window));
    all.add(visit);
    return visit;
  }

  /**
   * Saves a picture of each window if the test has failed; otherwise fails at the first window in
   * which a page had a fault. Then closes all windows, even after such a failure.
   */
  void end(boolean hasFailed) {
    try {
      for (var visit : all) {
        if (hasFailed) {
          var name = test.replaceAll("\\W+", "-") + "-" + all.indexOf(visit) + ".png";
          visit.picture(Path.of("target", "pictures", name));
        } else {
          visit.faults().assertNone();
        }
      }
    } finally {
      all.forEach(visit -> visit.page().context().close());
    }
  }
}
