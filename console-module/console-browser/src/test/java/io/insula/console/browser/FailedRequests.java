package io.insula.console.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Makes the first request of a page for an address fail, as in a restart of the server. */
final class FailedRequests {
  private FailedRequests() {}

  /** Aborts the first request before the server receives it. */
  static void abortFirst(Page page, Pattern address) {
    first(page, address, Route::abort);
  }

  /** Lets the server carry out the first request, but drops the answer. */
  static void loseFirstAnswer(Page page, Pattern address) {
    loseFirstAnswer(page, address, () -> {});
  }

  /** Lets the server carry out the first request, then runs an action, and drops the answer. */
  static void loseFirstAnswer(Page page, Pattern address, Runnable afterwards) {
    first(
        page,
        address,
        route -> {
          route.fetch();
          afterwards.run();
          route.abort();
        });
  }

  private static void first(Page page, Pattern address, Consumer<Route> action) {
    var isOver = new AtomicBoolean();
    page.route(
        address,
        route -> {
          if (isOver.getAndSet(true)) {
            route.resume();
          } else {
            action.accept(route);
          }
        });
  }
}
