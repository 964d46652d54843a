package io.insula.analytics.internal.ingest;

/**
 * Finds the entries of a JSON array by their brackets and texts, without parsing them. So an entry
 * that is not well-formed does not hide the ones after it.
 */
final class ArrayEntries {
  private static final int NOT_FOUND = -1;

  private final String text;
  private int start;
  private int end;

  /**
   * @param start the position of an entry
   */
  ArrayEntries(String text, int start) {
    this.text = text;
    this.start = start;
  }

  /** Finds the end of the present entry. Returns whether it has one. */
  boolean findEnd() {
    end = isObject() ? endOf('{', '}') : endOfOther();
    return end != NOT_FOUND;
  }

  boolean isObject() {
    return text.startsWith("{", start);
  }

  String entry() {
    return text.substring(start, end);
  }

  /** Moves to the next entry. Returns whether a comma and something after it follow. */
  boolean next() {
    var comma = afterSpace(end);
    if (!text.startsWith(",", comma)) {
      return false;
    }
    start = afterSpace(comma + 1);
    return start < text.length() && text.charAt(start) != ']';
  }

  /** Returns whether only the end of the array follows the present entry. */
  boolean isLast() {
    var bracket = afterSpace(end);
    return text.startsWith("]", bracket) && afterSpace(bracket + 1) == text.length();
  }

  /** Returns the end of an object. Its own brackets alone matter: others may lack a partner. */
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
    if (text.startsWith("[", start)) {
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

  /** Returns the position of the quotation mark that ends a text; the end of all if none does. */
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
