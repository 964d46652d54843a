package io.insula.kernel.web;

import java.util.List;
import java.util.stream.Stream;

/**
 * The entity tag of a response (RFC 9110, section 8.8.3). A strong tag stands for exact bytes. So a
 * route that compresses a response itself must use another tag.
 *
 * @param opaque the tag without quotes, made of the checksum of the content
 * @param isWeak whether the server may compress the response
 */
public record EntityTag(String opaque, boolean isWeak) {
  private static final String WEAK = "W/";

  /** Returns the value of the {@code ETag} header. */
  public String header() {
    return (isWeak ? WEAK : "") + quoted();
  }

  /**
   * Returns whether an {@code If-None-Match} header contains this tag or {@code *}. The comparison
   * is weak (RFC 9110, section 13.1.2).
   *
   * @param ifNoneMatch the values of all {@code If-None-Match} headers
   */
  public boolean isIn(List<String> ifNoneMatch) {
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
