package io.insula.reporting.internal.mail;

/** Texts that others chose, as a part of one line. */
final class OneLine {
  private static final String CUT = "…";

  private OneLine() {}

  /**
   * The text without what could begin a line of its own, or turn the direction of what follows.
   *
   * @param longest how many characters stay; what is cut off is shown by a sign
   */
  static String of(String text, int longest) {
    var clean =
        text.codePoints()
            .map(each -> isHarmless(each) ? each : ' ')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return clean.codePointCount(0, clean.length()) <= longest
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, longest)) + CUT;
  }

  private static boolean isHarmless(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      case Character.FORMAT -> isJoiner(character);
      default -> true;
    };
  }

  /** Emoji of several parts and some scripts need them. */
  private static boolean isJoiner(int character) {
    return character == 0x200C || character == 0x200D || character >= 0xE0020;
  }
}
