package io.insula.kernel.base.plugins;

import java.util.regex.Pattern;

/**
 * The versions of the kernel with which a plugin works, for instance {@code [1.2,2.0)}.
 *
 * @param text the range as the plugin's manifest has it
 * @param from the lowest version, included
 * @param below the upper bound, not included
 */
public record KernelRange(String text, KernelVersion from, KernelVersion below) {
  private static final Pattern FORM = Pattern.compile("\\[([0-9.]+), ?([0-9.]+)\\)");

  /**
   * Reads a range of the form {@code [FROM,BELOW)}.
   *
   * @throws IllegalArgumentException if the text has another form, or the range contains no version
   */
  public static KernelRange parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a range such as [1.0,2.0)");
    }
    var from = KernelVersion.parse(matcher.group(1));
    var below = KernelVersion.parse(matcher.group(2));
    if (from.compareTo(below) >= 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" contains no version: the first must be below the second");
    }
    return new KernelRange(text, from, below);
  }

  /** Returns whether a version is in this range. */
  public boolean contains(KernelVersion version) {
    return from.compareTo(version) <= 0 && version.compareTo(below) < 0;
  }
}
