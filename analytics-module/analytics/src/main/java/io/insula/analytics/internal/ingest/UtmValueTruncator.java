package io.insula.analytics.internal.ingest;

/** Shortens the values of {@code utm_*} parameters in addresses. */
final class UtmValueTruncator {
  /** The maximum length in characters (Unicode code points) after unescaping. */
  static final int MAX_LENGTH = 255;

  private static final String PREFIX = "utm_";
  private static final int ESCAPE_LENGTH = 3;
  private static final int HEXADECIMAL = 16;
  private static final int MAX_CONTINUATIONS = 3;

  private UtmValueTruncator() {}

  /** Returns the address with each value of a {@code utm_*} parameter cut to the maximum length. */
  static String cut(String url) {
    int fragment = url.indexOf('#');
    int end = fragment < 0 ? url.length() : fragment;
    int query = url.indexOf('?');
    if (query < 0 || query > end || end - query <= MAX_LENGTH) {
      return url;
    }
    var cut = new StringBuilder(url.length()).append(url, 0, query);
    for (int start = query; start < end; ) {
      int next = url.indexOf('&', start + 1);
      int stop = next < 0 || next > end ? end : next;
      cut.append(url, start, endOf(url, start + 1, stop));
      start = stop;
    }
    return cut.append(url, end, url.length()).toString();
  }

  /**
   * Returns the position at which a parameter is cut: at its end, or at the maximum length of the
   * value of a {@code utm_*} parameter.
   */
  private static int endOf(String url, int start, int stop) {
    if (!url.regionMatches(true, start, PREFIX, 0, PREFIX.length())) {
      return stop;
    }
    int equals = url.indexOf('=', start, stop);
    return equals < 0 ? stop : endOfValue(url, equals + 1, stop);
  }

  private static int endOfValue(String url, int start, int stop) {
    int continuations = 0;
    int characters = 0;
    for (int i = start; i < stop; ) {
      int value = escaped(url, i, stop);
      boolean goesOn = value >= 0x80 && value < 0xC0 && continuations < MAX_CONTINUATIONS;
      if (!goesOn && ++characters > MAX_LENGTH) {
        return i;
      }
      continuations = goesOn ? continuations + 1 : 0;
      i += value >= 0 ? ESCAPE_LENGTH : Character.charCount(url.codePointAt(i));
    }
    return stop;
  }

  /**
   * Returns the byte that a percent escape at a position stands for; negative if there is no
   * escape.
   */
  private static int escaped(String url, int at, int stop) {
    if (url.charAt(at) != '%' || at + ESCAPE_LENGTH > stop) {
      return -1;
    }
    int high = Character.digit(url.charAt(at + 1), HEXADECIMAL);
    int low = Character.digit(url.charAt(at + 2), HEXADECIMAL);
    return high < 0 || low < 0 ? -1 : high * HEXADECIMAL + low;
  }
}
