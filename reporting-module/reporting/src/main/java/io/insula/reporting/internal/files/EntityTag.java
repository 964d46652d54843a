package io.insula.reporting.internal.files;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tag of a download (RFC 9110, section 8.8.3).
 *
 * @param opaque made of its checksum
 * @param isWeak whether its bytes may be compressed on the way, so that they are not always the
 *     same
 */
record EntityTag(String opaque, boolean isWeak) {
  private static final String WEAK = "W/";

  /** As a header. */
  String header() {
    return (isWeak ? WEAK : "") + quoted();
  }

  /** Whether an {@code If-None-Match} names it, so that its client has the bytes already. */
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
