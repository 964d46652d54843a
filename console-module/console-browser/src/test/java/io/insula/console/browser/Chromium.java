package io.insula.console.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A running browser that is installed on this machine: the one that {@code INSULA_TEST_BROWSER}
 * names, or Chromium on the path. Only one thread may use it at a time.
 */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** The longest wait until a screen shows what a test expects. It is long for busy machines. */
  static final double TIMEOUT_MS = 20_000;

  /**
   * Without the first option, Chromium does not start as root. With the other options it sends no
   * requests to its vendor.
   */
  private static final List<String> OPTIONS =
      List.of(
          "--no-sandbox",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  /** Returns the path of the browser's program, if there is one. */
  static Optional<Path> program(Map<String, String> environment) {
    var named = environment.get("INSULA_TEST_BROWSER");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium start(Path program) {
    PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
    var playwright = Playwright.create();
    var options = new LaunchOptions().setExecutablePath(program).setArgs(OPTIONS);
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
