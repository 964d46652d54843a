package io.insula.analytics.internal.traffic;

import java.util.Locale;

/**
 * The parts of a web address. Any text can be parsed, but the host may then be empty.
 *
 * @param scheme in lower case; empty without a scheme
 * @param host normalised, without user information; an IPv6 address in its brackets
 * @param port with its colon; empty for the default port of the scheme
 * @param path unchanged; {@code /} for a host without a path
 * @param query unchanged, without its question mark
 */
record WebAddress(String scheme, String host, String port, String path, String query) {
  /** The maximum length of the result of {@link #page} in characters (code points). */
  static final int MAX_PAGE = 2_048;

  /** The empty address, which stands for a missing address. */
  static final WebAddress NOWHERE = new WebAddress("", "", "", "", "");

  private static final String AFTER_SCHEME = "://";

  static WebAddress of(String text) {
    var address = text.trim();
    var fragment = orEnd(address.indexOf('#'), address.length());
    var question = address.indexOf('?');
    var pathEnd = question < 0 ? fragment : Math.min(question, fragment);
    var query = pathEnd < fragment ? address.substring(pathEnd + 1, fragment) : "";
    var schemeEnd = address.indexOf(AFTER_SCHEME);
    if (schemeEnd <= 0 || schemeEnd >= pathEnd) {
      return new WebAddress("", "", "", address.substring(0, pathEnd), query);
    }
    var scheme = address.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    var hostStart = schemeEnd + AFTER_SCHEME.length();
    var hostEnd = hostEnd(address, hostStart, pathEnd);
    var path = hostEnd == pathEnd ? "/" : address.substring(hostEnd, pathEnd);
    return of(scheme, address.substring(Math.min(hostStart, hostEnd), hostEnd), path, query);
  }

  private static WebAddress of(String scheme, String authority, String path, String query) {
    var place = authority.substring(authority.lastIndexOf('@') + 1);
    var colon = place.indexOf(':', Math.max(0, place.lastIndexOf(']')));
    var host = HostNames.normalised(colon < 0 ? place : place.substring(0, colon));
    var port = colon < 0 ? "" : place.substring(colon);
    return new WebAddress(scheme, host, isOwn(scheme, port) ? "" : port, path, query);
  }

  /** Whether visitors can come from this address, because it is a website or an Android app. */
  boolean isSomewhere() {
    return !host.isEmpty() && (isApp() || scheme.equals("http") || scheme.equals("https"));
  }

  /** Whether the host is the package of an Android app. */
  boolean isApp() {
    return scheme.equals("android-app");
  }

  /**
   * Returns the address without user information, query and fragment, cut at {@value #MAX_PAGE}
   * characters.
   */
  String page() {
    var page = host.isEmpty() ? path : scheme + AFTER_SCHEME + host + port + path;
    return TextCleaning.cut(page, MAX_PAGE);
  }

  private static boolean isOwn(String scheme, String port) {
    return port.equals(":")
        || (scheme.equals("http") && port.equals(":80"))
        || (scheme.equals("https") && port.equals(":443"));
  }

  /**
   * Returns the position of the next slash or backslash, where the host ends. Browsers treat a
   * backslash like a slash.
   */
  private static int hostEnd(String address, int start, int limit) {
    for (int i = start; i < limit; i++) {
      if (address.charAt(i) == '/' || address.charAt(i) == '\\') {
        return i;
      }
    }
    return limit;
  }

  private static int orEnd(int index, int end) {
    return index < 0 ? end : index;
  }
}
