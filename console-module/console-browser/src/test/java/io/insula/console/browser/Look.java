package io.insula.console.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * How a visitor sees the console.
 *
 * @param width the width of the window in pixels
 * @param height its height in pixels
 */
record Look(int width, int height) {
  /** The narrowest window of WCAG 2.2, which is also one of 1280 pixels at a zoom of 400 %. */
  static final Look NARROW = new Look(320, 640);

  static final Look WIDE = new Look(1280, 800);

  /** Returns the settings of a browser window. Nothing moves in it, so that tests wait for less. */
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
