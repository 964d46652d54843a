package io.insula.kernel.base.plugins;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A version of the kernel for plugins, by <a href="https://semver.org">semantic versioning</a>. A
 * plugin for version 1.2 also works with 1.3, but perhaps not with 2.0.
 */
public record KernelVersion(int major, int minor, int patch) implements Comparable<KernelVersion> {
  private static final Pattern FORM = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){0,2}");
  private static final Comparator<KernelVersion> ORDER =
      Comparator.comparingInt(KernelVersion::major)
          .thenComparingInt(KernelVersion::minor)
          .thenComparingInt(KernelVersion::patch);

  /**
   * Reads a version of one to three numbers. A missing number is 0.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static KernelVersion parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a version such as 1.0.0");
    }
    var numbers = text.split("\\.", -1);
    return new KernelVersion(number(numbers, 0), number(numbers, 1), number(numbers, 2));
  }

  private static int number(String[] numbers, int position) {
    return position < numbers.length ? Integer.parseInt(numbers[position]) : 0;
  }

  @Override
  public int compareTo(KernelVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
