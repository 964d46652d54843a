package io.insula.kernel.web;

import java.util.List;
import java.util.stream.Stream;

/**
 * The entity tag of a response (RFC 9110, section 8.8.3). Responses with the same strong tag have
 * the same bytes. So if a route compresses a response itself, the compressed response needs a
 * different tag. If the server compresses the response of a route, the server makes a strong tag
 * weak.
 *
 * @param opaque the opaque part, made of the checksum of the content
 * @param isWeak whether the server may compress the response, so that its bytes can differ
 */
public record EntityTag(String opaque, boolean isWeak) {
  private static final String WEAK = "W/";

  /** Returns the value of the {@code ETag} header. */
  public String header() {
    return (isWeak ? WEAK : "") + quoted();
  }

  /**
   * Returns whether an {@code If-None-Match} header contains this tag or {@code *}. If so, the
   * client already has the content. Compares weakly (RFC 9110, section 13.1.2).
   *
   * @param ifNoneMatch the values of all headers of this name
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
