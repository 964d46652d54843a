package io.insula.console.browser;

import com.microsoft.playwright.BrowserContext;
import io.insula.testkit.TestPasswords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The visits of one test, each with a window that knows nothing of the others. */
final class Visits {
  private final Chromium chromium;
  private final DemoServer server;
  private final String test;
  private final ConsoleTexts texts = new ConsoleTexts();
  private final List<Visit> all = new ArrayList<>();

  Visits(Chromium chromium, DemoServer server, String test) {
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

  /** Returns the visit of somebody who is not signed in. */
  Visit anonymous(Look look) {
    return at(server.uri() + "/", look);
  }

  /** Returns the visit of a demo member, who is signed in. */
  Visit member(String name, Look look) {
    return anonymous(look).signIn(name, DemoServer.MEMBER_PASSWORD);
  }

  /** Returns the visit of somebody with the password of all accounts that tests create. */
  Visit newMember(String name, Look look) {
    server.users().member(name);
    return anonymous(look).signIn(name, TestPasswords.MEMBER);
  }

  Visit admin(Look look) {
    return anonymous(look).signIn("admin", TestPasswords.ADMIN);
  }

  /** Returns a visit of another server. */
  Visit at(String base, Look look) {
    BrowserContext window = chromium.browser().newContext(look.options().setBaseURL(base));
    window.setDefaultTimeout(Chromium.TIMEOUT_MS);
    var visit = new Visit(window.newPage(), texts, PageFaults.of(window));
    all.add(visit);
    return visit;
  }

  /** Closes all windows. A failed test leaves pictures; another fails if a page had a fault. */
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
