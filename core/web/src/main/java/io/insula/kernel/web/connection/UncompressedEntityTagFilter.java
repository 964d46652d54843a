package io.insula.kernel.web.connection;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Marks each response whose {@code ETag} belongs to its uncompressed content. If the server then
 * compresses this content, {@link EntityTagWeakeningHandler} makes the tag weak.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UncompressedEntityTagFilter {
  @ResponseFilter
  void mark(MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    if (headers.contains(HttpHeaders.ETAG) && !headers.contains(HttpHeaders.CONTENT_ENCODING)) {
      response.header(EntityTagWeakeningHandler.HEADER, "true");
    }
  }
}
