package io.insula.kernel.base.watching;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Removes JWTs, and values after the word {@code password}, from text that leaves the process.
 * Insula never writes such secrets on purpose, but the error message of a library can contain a
 * secret. The time grows linearly with the text.
 */
final class SecretRedactor {
  /**
   * Matches what can begin a JWT; the group matches only after a JWT. The first part of a JWT is a
   * JSON object in Base64, so a JWT always begins with {@code eyJ}. The possessive quantifiers keep
   * the time linear: no character is read again if no JWT follows.
   */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{5,}+(\\.[A-Za-z0-9_-]++\\.?[A-Za-z0-9_-]*+)?");

  /**
   * Matches the text before a password. The second group is the quote that begins the password. Its
   * backslashes are those of a quote within a JSON string.
   */
  private static final Pattern BEFORE_PASSWORD =
      Pattern.compile("(?i)password(\\\\*+[\"'])?\\s*+[=:]\\s*+(\\\\*+[\"'])?");

  private static final String ENDS_OF_UNQUOTED = " \t\n\u000b\f\r\"'&,;)}";

  private SecretRedactor() {}

  static String masked(String text) {
    return maskPasswords(
        TOKEN
            .matcher(text)
            .replaceAll(found -> found.group(1) == null ? found.group() : "[token]"));
  }

  private static String maskPasswords(String text) {
    var before = BEFORE_PASSWORD.matcher(text);
    var masked = new StringBuilder();
    var copied = 0;
    var end = 0;
    while (before.find(end)) {
      end = endOfPassword(text, before.end(), before.group(2));
      if (end > before.end()) {
        masked.append(text, copied, before.end()).append("[password]");
        copied = end;
      }
    }
    return masked.append(text, copied, text.length()).toString();
  }

  /**
   * Returns the index after the password. A quoted password also ends at the end of its line, and
   * at a double quote, so that masking never removes the end of a JSON string.
   */
  private static int endOfPassword(String text, int start, @Nullable String quote) {
    var backslashes = 0;
    for (var i = start; i < text.length(); i++) {
      var next = text.charAt(i);
      var isEnd =
          quote == null
              ? ENDS_OF_UNQUOTED.indexOf(next) >= 0
              : next == '\n'
                  || next == '\r'
                  || ((next == '"' || next == quote.charAt(quote.length() - 1))
                      && backslashes < quote.length());
      if (isEnd) {
        return i - backslashes;
      }
      backslashes = next == '\\' ? backslashes + 1 : 0;
    }
    return text.length();
  }
}
