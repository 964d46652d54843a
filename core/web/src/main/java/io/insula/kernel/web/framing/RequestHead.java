package io.insula.kernel.web.framing;

/**
 * The head of one request, as far as it has arrived. The fields of the head determine where the
 * body ends.
 */
final class RequestHead {
  /** The result of {@link #bodyLength} for a body that is sent in chunks. */
  static final long CHUNKED = -1;

  private static final int LENGTH_DIGITS = 18;
  private static final int NONE = -2;

  private final boolean isHttp11;
  private int hosts;
  private boolean isChunked;
  private long length = NONE;

  /**
   * @param requestLine the first line of the request; the caller checks it with {@link
   *     RequestHeadSyntax#isRequestLine}
   */
  RequestHead(String requestLine) {
    this.isHttp11 = RequestHeadSyntax.isHttp11(requestLine);
  }

  /** Adds a field; returns false if it is not allowed in this head. */
  boolean add(String field) {
    if (!RequestHeadSyntax.isField(field)) {
      return false;
    }
    if (RequestHeadSyntax.hasName(field, "host")) {
      hosts++;
      return hosts == 1 && RequestHeadSyntax.isHost(RequestHeadSyntax.valueOf(field));
    }
    if (RequestHeadSyntax.hasName(field, "content-length")) {
      return addLength(RequestHeadSyntax.valueOf(field));
    }
    if (RequestHeadSyntax.hasName(field, "transfer-encoding")) {
      return addCoding(RequestHeadSyntax.valueOf(field));
    }
    // Refuses the header of an early draft of WebSocket. For this header, Netty expects a body of
    // eight bytes even without a Content-Length.
    return !RequestHeadSyntax.hasName(field, "sec-websocket-key1");
  }

  /** Returns whether the head may end here: HTTP/1.1 requires a Host. */
  boolean isComplete() {
    return hosts == 1 || !isHttp11;
  }

  /** Returns the length of the body in bytes, or {@link #CHUNKED}. */
  long bodyLength() {
    return isChunked ? CHUNKED : Math.max(0, length);
  }

  /**
   * Returns whether a field may follow a body. Fields with the host or the length of the body are
   * allowed only in a head.
   */
  static boolean isTrailer(String field) {
    return RequestHeadSyntax.isField(field)
        && !RequestHeadSyntax.hasName(field, "host")
        && !RequestHeadSyntax.hasName(field, "content-length")
        && !RequestHeadSyntax.hasName(field, "transfer-encoding");
  }

  private boolean addLength(String value) {
    if (length != NONE || isChunked || value.isEmpty() || value.length() > LENGTH_DIGITS) {
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

  /** Accepts only the coding {@code chunked}, which HTTP/1.0 does not have. */
  private boolean addCoding(String value) {
    if (isChunked || length != NONE || !isHttp11 || !value.equalsIgnoreCase("chunked")) {
      return false;
    }
    isChunked = true;
    return true;
  }
}
