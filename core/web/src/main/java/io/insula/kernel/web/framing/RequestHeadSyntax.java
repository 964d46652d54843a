package io.insula.kernel.web.framing;

import java.util.regex.Pattern;

/** The rules for the request line and the fields of a request (RFC 9110, RFC 9112). */
final class RequestHeadSyntax {
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
  private static final String HTTP_1_1 = "HTTP/1.1";
  private static final String HTTP_1_0 = "HTTP/1.0";

  /** A host with an optional port. A comma is refused, because it could separate two hosts. */
  private static final Pattern HOST =
      Pattern.compile("(?:\\[[0-9A-Za-z:.]++]|[\\w.~!$&'()*+;=-]++)(?::\\d{0,5})?");

  private RequestHeadSyntax() {}

  /**
   * Returns whether a line is a method, an address and HTTP/1.0 or HTTP/1.1, separated by single
   * spaces. A host in the address must be valid, and {@code user@host} is refused.
   */
  static boolean isRequestLine(String line) {
    var method = line.indexOf(' ');
    var address = line.indexOf(' ', method + 1);
    if (method <= 0 || address <= method + 1 || !isToken(line, method)) {
      return false;
    }
    for (var i = method + 1; i < address; i++) {
      if (line.charAt(i) < '!' || line.charAt(i) > '~') {
        return false;
      }
    }
    var host = RequestTarget.of(line.substring(method + 1, address)).host();
    if (host != null && !isHost(host)) {
      return false;
    }
    var version = line.length() - address - 1;
    return version == HTTP_1_1.length() && (line.endsWith(HTTP_1_1) || line.endsWith(HTTP_1_0));
  }

  /** Returns whether a valid request line has the version HTTP/1.1. */
  static boolean isHttp11(String requestLine) {
    return requestLine.endsWith(HTTP_1_1);
  }

  /**
   * Returns whether a line is a name, a colon right after it, and a value without control
   * characters.
   */
  static boolean isField(String line) {
    var colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line, colon)) {
      return false;
    }
    for (var i = colon + 1; i < line.length(); i++) {
      var character = line.charAt(i);
      if (isControl(character)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a field has this name, in upper or lower case. */
  static boolean hasName(String field, String name) {
    return field.length() > name.length()
        && field.charAt(name.length()) == ':'
        && field.regionMatches(true, 0, name, 0, name.length());
  }

  /** Returns the value of a field, without the white space around it. */
  static String valueOf(String field) {
    var start = field.indexOf(':') + 1;
    var end = field.length();
    while (start < end && isBlank(field.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(field.charAt(end - 1))) {
      end--;
    }
    return field.substring(start, end);
  }

  static boolean isHost(String value) {
    return HOST.matcher(value).matches();
  }

  private static boolean isTokenCharacter(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || TOKEN_SIGNS.indexOf(character) >= 0;
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }

  static boolean isControl(char character) {
    return (character < ' ' && character != '\t') || character == 0x7f;
  }

  private static boolean isToken(String text, int end) {
    for (var i = 0; i < end; i++) {
      if (!isTokenCharacter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
