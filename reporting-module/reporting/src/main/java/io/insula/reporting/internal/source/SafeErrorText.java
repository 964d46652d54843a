package io.insula.reporting.internal.source;

/** Makes texts that the other backend sent safe for messages and logs. */
final class SafeErrorText {
  private static final int MAX_LENGTH = 300;
  private static final String HIDDEN = "[token]";

  private final String token;

  SafeErrorText(String token) {
    this.token = token;
  }

  /** Returns a text on one line, of limited length and without the access token. */
  String of(String text) {
    var line =
        text.replace(token, HIDDEN)
            .codePoints()
            .map(each -> Character.isISOControl(each) ? ' ' : each)
            .limit(MAX_LENGTH)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return line.isEmpty() ? "no reason given" : line;
  }
}
