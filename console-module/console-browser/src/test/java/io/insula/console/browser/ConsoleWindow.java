package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/**
 * A window in which a user visits the console. The methods find buttons, links and fields by the
 * message keys of their texts.
 *
 * @param faults the faults in this window so far
 */
record ConsoleWindow(Page page, ConsoleTexts texts, BrowserErrors faults) {
  /**
   * Waits until the screen is drawn and nothing has been loading for a few frames. On the screen
   * with samples of the components, one sample is always loading, so nothing that loads counts
   * there.
   */
  private static final String IS_CALM =
      """
      () => new Promise((resolve) => {
        let calm = 0;
        const look = () => {
          const isLoading = document.querySelector('.loading, [aria-busy="true"]') && !document.querySelector('[data-sample]');
          const isCalm = document.querySelector('main h1') && !isLoading;
          calm = isCalm ? calm + 1 : 0;
          calm > 4 ? resolve(true) : requestAnimationFrame(look);
        };
        look();
      })
      """;

  /** Opens a screen by its address, for instance {@code projects/5}; the start screen if empty. */
  ConsoleWindow open(String screen) {
    page.navigate(screen.isEmpty() ? "./" : "console/" + screen);
    return calm();
  }

  ConsoleWindow calm() {
    page.waitForFunction(IS_CALM);
    return this;
  }

  ConsoleWindow signIn(String name, String password) {
    open("sign-in");
    fill("sign-in.username", name).fill("sign-in.password", password);
    page.getByRole(AriaRole.MAIN).locator("button[type=submit]").click();
    assertThat(page.getByText(texts.of("home.title", "name", name))).isVisible();
    return calm();
  }

  Locator button(String key, Object... parameters) {
    return named(AriaRole.BUTTON, texts.of(key, parameters));
  }

  Locator link(String key, Object... parameters) {
    return named(AriaRole.LINK, texts.of(key, parameters));
  }

  Locator named(AriaRole role, String name) {
    return page.getByRole(role, new GetByRoleOptions().setName(name).setExact(true));
  }

  Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  /** Returns a button of the open dialog. */
  Locator inDialog(String key, Object... parameters) {
    var named = new Locator.GetByRoleOptions().setName(texts.of(key, parameters)).setExact(true);
    return dialog().getByRole(AriaRole.BUTTON, named);
  }

  Locator field(String key) {
    return page.getByLabel(texts.of(key), new GetByLabelOptions().setExact(false));
  }

  ConsoleWindow press(String key, Object... parameters) {
    button(key, parameters).first().click();
    return calm();
  }

  ConsoleWindow follow(String key, Object... parameters) {
    link(key, parameters).first().click();
    return calm();
  }

  ConsoleWindow fill(String key, String value) {
    field(key).first().fill(value);
    return this;
  }

  /** Asserts that a text is on the screen, or appears there soon. */
  ConsoleWindow sees(String key, Object... parameters) {
    return seesText(texts.of(key, parameters));
  }

  ConsoleWindow seesText(String text) {
    var visible = page.getByText(text).filter(new FilterOptions().setVisible(true));
    assertThat(visible.first()).isVisible();
    return this;
  }

  void picture(Path file) {
    page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
  }
}
