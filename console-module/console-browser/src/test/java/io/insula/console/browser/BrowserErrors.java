package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the faults of the pages in a window: errors and warnings in the browser's console (also
 * refusals by the content security policy), dialogs other than the warning before a page is left,
 * and answers with a status of 500 or more. It accepts all dialogs.
 */
final class BrowserErrors {
  /**
   * The beginning of the message that the browser logs for each refused request. These messages are
   * not faults, because the console expects some refusals.
   */
  private static final String REFUSED_REQUEST = "Failed to load resource";

  private final List<String> found = new ArrayList<>();

  static BrowserErrors of(BrowserContext context) {
    var faults = new BrowserErrors();
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

  /**
   * Forgets all faults so far. A test calls this method after faults that the test expects, for
   * instance during a restart of the server.
   */
  void forget() {
    found.clear();
  }

  void assertNone() {
    assertThat(found).as("Faults in the page").isEmpty();
  }
}
