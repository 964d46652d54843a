package io.insula.console.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * The settings of the browser window in which a visitor sees the console.
 *
 * @param width the width of the window in pixels
 * @param height its height in pixels
 */
record WindowSettings(int width, int height) {
  /**
   * The narrowest window in which WCAG 2.2 demands that a page works. A window of 1280 pixels has
   * the same width at a zoom of 400 %.
   */
  static final WindowSettings NARROW = new WindowSettings(320, 640);

  static final WindowSettings WIDE = new WindowSettings(1280, 800);

  /**
   * Returns these settings for Playwright. They switch animations off, so that tests need not wait
   * for the end of animations.
   */
  NewContextOptions options() {
    return new NewContextOptions()
        .setViewportSize(width, height)
        .setLocale("en-GB")
        .setTimezoneId("Europe/Warsaw")
        .setColorScheme(ColorScheme.LIGHT)
        .setForcedColors(ForcedColors.NONE)
        .setReducedMotion(ReducedMotion.REDUCE);
  }
}
