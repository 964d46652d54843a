package io.insula.reporting.internal.files;

import java.util.List;
import java.util.stream.Stream;

/**
 * The entity tag of a download (RFC 9110, section 8.8.3).
 *
 * @param opaque the opaque part, made of the checksum of the file
 * @param isWeak whether the server may compress the bytes on the way, so that they can differ
 */
record EntityTag(String opaque, boolean isWeak) {
  private static final String WEAK = "W/";

  /** Returns the value of the {@code ETag} header. */
  String header() {
    return (isWeak ? WEAK : "") + quoted();
  }

  /**
   * Whether an {@code If-None-Match} header contains this tag: then the client has the bytes
   * already.
   */
  boolean isIn(List<String> ifNoneMatch) {
    return ifNoneMatch.stream()
        .flatMap(header -> Stream.of(header.split(",", -1)))
        .map(String::strip)
        .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(quoted()));
  }

  private String quoted() {
    return "\"" + opaque + "\"";
  }
}
