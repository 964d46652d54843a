package io.insula.kernel.web.framing;

import org.jspecify.annotations.Nullable;

/**
 * The target of a request (RFC 9112, section 3.2).
 *
 * @param host the host of a whole address, such as {@code http://host/login}; null for a path
 * @param path the path, with the query if there is one
 */
public record RequestTarget(@Nullable String host, String path) {
  private static final String AFTER_SCHEME = "://";

  public static RequestTarget of(String target) {
    var scheme = target.startsWith("/") ? -1 : target.indexOf(AFTER_SCHEME);
    if (scheme < 0) {
      return new RequestTarget(null, target);
    }
    var start = scheme + AFTER_SCHEME.length();
    var end = start;
    while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
      end++;
    }
    var path = target.substring(end);
    return new RequestTarget(
        target.substring(start, end), path.startsWith("/") ? path : "/" + path);
  }
}
