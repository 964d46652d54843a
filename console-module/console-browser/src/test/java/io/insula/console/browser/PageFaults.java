package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong in the pages of a window: errors of scripts, dialogs that no user asked for,
 * refusals by the content security policy, and answers of a server that failed.
 */
final class PageFaults {
  /** The browser logs each refused request, also those that the console expects. */
  private static final String REFUSED_REQUEST = "Failed to load resource";

  private final List<String> found = new ArrayList<>();

  static PageFaults of(BrowserContext context) {
    var faults = new PageFaults();
    context.onConsoleMessage(faults::message);
    context.onWebError(error -> faults.found.add("error: " + error.error()));
    context.onDialog(faults::dialog);
    context.onResponse(faults::response);
    return faults;
  }

  private void message(ConsoleMessage message) {
    var isBad = message.type().equals("error") || message.type().equals("warning");
    if (isBad && !message.text().startsWith(REFUSED_REQUEST)) {
      found.add("console: " + message.text());
    }
  }

  private void dialog(Dialog dialog) {
    if (!dialog.type().equals("beforeunload")) {
      found.add("dialog: " + dialog.message());
    }
    dialog.accept();
  }

  private void response(Response response) {
    if (response.status() >= 500) {
      found.add(response.status() + " of " + response.request().method() + " " + response.url());
    }
  }

  /** Forgets what is expected, such as answers while the server restarts. */
  void forget() {
    found.clear();
  }

  void assertNone() {
    assertThat(found).as("What went wrong in the page").isEmpty();
  }
}
