package io.insula.reporting.internal.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Names of downloads. A name for users begins with the name of the cycle, without characters that
 * are special to file systems and terminals.
 */
final class FileNames {
  private static final int MAX_NAME_LENGTH = 50;
  private static final String RESERVED = "\\/:*?\"<>|%";
  private static final String PLAIN_IN_HEADERS = "!#$&+-.^_`|~";

  private FileNames() {}

  /**
   * Returns a {@code Content-Disposition} (RFC 6266) with a UTF-8 name for users and an ASCII name
   * for old clients.
   *
   * @param ending the end of both names, for instance {@code .xlsx}
   */
  static String disposition(long cycleId, String cycleName, String ending) {
    var name = "%s (cycle %d)%s".formatted(readable(cycleName), cycleId, ending).strip();
    return "attachment; filename=\"cycle-%d%s\"; filename*=UTF-8''%s"
        .formatted(cycleId, ending, escaped(name));
  }

  private static String readable(String name) {
    var text = new StringBuilder();
    name.codePoints()
        .map(character -> isLetter(character) ? character : ' ')
        .limit(MAX_NAME_LENGTH)
        .forEach(text::appendCodePoint);
    return text.toString().strip().replaceAll(" +", " ").replaceAll("^[. ]+", "");
  }

  private static boolean isLetter(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> RESERVED.indexOf(character) < 0;
    };
  }

  /** Encodes a text as RFC 8187 describes. */
  private static String escaped(String name) {
    var text = new StringBuilder();
    for (var each : name.getBytes(StandardCharsets.UTF_8)) {
      var character = (char) Byte.toUnsignedInt(each);
      if (isPlain(character)) {
        text.append(character);
      } else {
        text.append(String.format(Locale.ROOT, "%%%02X", (int) character));
      }
    }
    return text.toString();
  }

  private static boolean isPlain(char character) {
    return (character >= '0' && character <= '9')
        || (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z')
        || PLAIN_IN_HEADERS.indexOf(character) >= 0;
  }
}
