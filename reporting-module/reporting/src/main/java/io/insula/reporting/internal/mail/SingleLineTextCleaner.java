package io.insula.reporting.internal.mail;

/**
 * Cleans the texts of users for places that have only one line, for instance the subject of an
 * e-mail.
 */
final class SingleLineTextCleaner {
  private static final String CUT = "…";

  private SingleLineTextCleaner() {}

  /**
   * Returns the text without characters that could begin a new line or change the text direction.
   *
   * @param maxLength the most characters to keep; an ellipsis marks a cut
   */
  static String of(String text, int maxLength) {
    var clean =
        text.codePoints()
            .map(each -> isHarmless(each) ? each : ' ')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return clean.codePointCount(0, clean.length()) <= maxLength
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, maxLength)) + CUT;
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

  /**
   * Whether a character is an invisible joiner. Such characters stay, because some scripts and
   * combined emoji need them.
   */
  private static boolean isJoiner(int character) {
    return character == 0x200C || character == 0x200D || character >= 0xE0020;
  }
}
