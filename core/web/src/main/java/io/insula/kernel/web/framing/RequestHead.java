package io.insula.kernel.web.framing;

/** The head of one request as far as it has come: what its fields say about where its body ends. */
final class RequestHead {
  /** The body comes in chunks. */
  static final long CHUNKED = -1;

  private static final int LENGTH_DIGITS = 18;
  private static final int NONE = -2;

  private final boolean isHttp11;
  private int hosts;
  private boolean chunked;
  private long length = NONE;

  /**
   * @param requestLine one that {@link HeadRules#isRequestLine} accepts
   */
  RequestHead(String requestLine) {
    this.isHttp11 = HeadRules.isHttp11(requestLine);
  }

  /** Takes in a field; false if it may not stand in this head. */
  boolean add(String field) {
    if (!HeadRules.isField(field)) {
      return false;
    }
    if (HeadRules.hasName(field, "host")) {
      hosts++;
      return hosts == 1 && HeadRules.isHost(HeadRules.valueOf(field));
    }
    if (HeadRules.hasName(field, "content-length")) {
      return addLength(HeadRules.valueOf(field));
    }
    if (HeadRules.hasName(field, "transfer-encoding")) {
      return addCoding(HeadRules.valueOf(field));
    }
    // A body of eight bytes without a length: an early draft of web sockets, which Netty knows.
    return !HeadRules.hasName(field, "sec-websocket-key1");
  }

  /** Whether the head may end here. */
  boolean isComplete() {
    return hosts == 1 || !isHttp11;
  }

  /** How many bytes of body follow, or {@link #CHUNKED}. */
  long bodyLength() {
    return chunked ? CHUNKED : Math.max(0, length);
  }

  /** Fields at the end of a body must not say what only a head may. */
  static boolean isTrailer(String field) {
    return HeadRules.isField(field)
        && !HeadRules.hasName(field, "host")
        && !HeadRules.hasName(field, "content-length")
        && !HeadRules.hasName(field, "transfer-encoding");
  }

  private boolean addLength(String value) {
    if (length != NONE || chunked || value.isEmpty() || value.length() > LENGTH_DIGITS) {
      return false;
    }
    var sum = 0L;
    for (var i = 0; i < value.length(); i++) {
      var digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      sum = sum * 10 + digit;
    }
    length = sum;
    return true;
  }

  /** No coding but one that everybody knows; and none in HTTP/1.0, which has no chunks. */
  private boolean addCoding(String value) {
    if (chunked || length != NONE || !isHttp11 || !value.equalsIgnoreCase("chunked")) {
      return false;
    }
    chunked = true;
    return true;
  }
}
