package io.insula.analytics.internal.ingest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Finds the entries of a JSON array by their brackets and strings, even after a malformed entry.
 * Reading bytes is safe: no byte of a longer UTF-8 character equals a bracket or a quotation mark.
 */
final class JsonArrayScanner {
  private static final int NOT_FOUND = -1;
  private static final Pattern BETWEEN_OBJECTS = Pattern.compile("\\}\\s*,\\s*\\{");

  private final CharSequence text;
  private int start;
  private int end;

  /**
   * @param body the array in UTF-8
   * @param start the position of the first byte of an entry
   */
  JsonArrayScanner(byte[] body, int start) {
    this.text = new Bytes(body, 0, body.length);
    this.start = start;
  }

  /** Bytes as a sequence of characters in ISO 8859-1: each byte is one character. */
  private record Bytes(byte[] all, int start, int end) implements CharSequence {
    @Override
    public int length() {
      return end - start;
    }

    @Override
    public char charAt(int index) {
      return (char) (all[start + index] & 0xFF);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Bytes(all, start + from, start + to);
    }

    @Override
    public String toString() {
      return new String(all, start, length(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Finds the end of the current entry. Returns false if the body ends before the entry does. */
  boolean findEnd() {
    end = isObject() ? endOf('{', '}') : endOfOther();
    return end != NOT_FOUND;
  }

  boolean isObject() {
    return isAt(start, '{');
  }

  private boolean isAt(int position, char expected) {
    return position < text.length() && text.charAt(position) == expected;
  }

  /**
   * Returns whether the current, malformed entry may be several objects. Searches for a closing
   * brace, a comma and an opening brace in two places:
   *
   * <ul>
   *   <li>outside of strings and inner arrays
   *   <li>inside strings that may lack the closing quotation mark, because the JSON after them is
   *       malformed
   * </ul>
   */
  boolean mayBeSeveral() {
    var brackets = 0;
    for (var i = start; i < end; i++) {
      var character = text.charAt(i);
      if (character == '"') {
        var closing = endOfText(i);
        if (!isFollowedByJson(closing) && hasBorder(i, Math.min(closing, end))) {
          return true;
        }
        i = closing;
      } else if (character == '[') {
        brackets++;
      } else if (character == ']') {
        brackets--;
      } else if (character == '}' && brackets <= 0 && isBorder(i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the next character after a closing quotation mark, apart from white space, may
   * follow a string in JSON.
   */
  private boolean isFollowedByJson(int closing) {
    var next = afterSpace(closing + 1);
    return next < end && ",:]}".indexOf(text.charAt(next)) >= 0;
  }

  private boolean hasBorder(int from, int to) {
    return BETWEEN_OBJECTS.matcher(text).region(from, to).find();
  }

  private boolean isBorder(int position) {
    return BETWEEN_OBJECTS.matcher(text).region(position, end).lookingAt();
  }

  /** Returns the position of the first byte of the current entry. */
  int start() {
    return start;
  }

  /** Returns the number of bytes of the current entry. Must come after {@link #findEnd}. */
  int length() {
    return end - start;
  }

  /** Moves to the next entry. Returns false if there is no next entry. */
  boolean next() {
    var comma = afterSpace(end);
    if (!isAt(comma, ',')) {
      return false;
    }
    start = afterSpace(comma + 1);
    return start < text.length() && text.charAt(start) != ']';
  }

  /** Returns whether only the end of the array follows the current entry. */
  boolean isLast() {
    var bracket = afterSpace(end);
    return isAt(bracket, ']') && afterSpace(bracket + 1) == text.length();
  }

  /**
   * Returns the position after the bracket that closes the current entry; {@link #NOT_FOUND} if
   * there is none. Ignores other kinds of brackets, which may be unbalanced in a malformed entry.
   */
  private int endOf(char opening, char closing) {
    var depth = 0;
    for (var i = start; i < text.length(); i++) {
      var character = text.charAt(i);
      if (character == '"') {
        i = endOfText(i);
      } else if (character == opening) {
        depth++;
      } else if (character == closing && --depth == 0) {
        return i + 1;
      }
    }
    return NOT_FOUND;
  }

  private int endOfOther() {
    if (isAt(start, '[')) {
      return endOf('[', ']');
    }
    for (var i = start; i < text.length(); i++) {
      var character = text.charAt(i);
      if (character == '"') {
        i = endOfText(i);
      } else if (character == ',' || character == ']') {
        return i;
      }
    }
    return NOT_FOUND;
  }

  /**
   * Returns the position of the quotation mark that ends a string. Without this mark, returns a
   * position at or after the end of the body.
   */
  private int endOfText(int opening) {
    var i = opening + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private int afterSpace(int position) {
    var i = position;
    while (i < text.length() && " \t\n\r".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }
}
