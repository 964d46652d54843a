package io.insula.kernel.web.connection;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.reactivestreams.Publisher;

/**
 * Marks responses for the handlers of the connection. The handlers remove the marks.
 *
 * <ul>
 *   <li>Keeps the {@code Content-Length} that a route sets on a streamed body. The framework
 *       removes this header. {@link StreamedContentLengthHandler} adds the header again.
 *   <li>Marks each response whose {@code ETag} belongs to its uncompressed content. If the server
 *       then compresses this content, {@link EntityTagWeakeningHandler} makes the tag weak.
 * </ul>
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ResponseMarkFilter {
  @ResponseFilter
  void mark(HttpRequest<?> request, MutableHttpResponse<?> response) {
    keepLength(request, response);
    markEntityTag(response);
  }

  private static void keepLength(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.body() instanceof Publisher<?> && request.getMethod() != HttpMethod.HEAD) {
      var length = response.getHeaders().get(HttpHeaders.CONTENT_LENGTH);
      if (length != null) {
        response.header(StreamedContentLengthHandler.HEADER, length);
      }
    }
  }

  private static void markEntityTag(MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    if (headers.contains(HttpHeaders.ETAG) && !headers.contains(HttpHeaders.CONTENT_ENCODING)) {
      response.header(EntityTagWeakeningHandler.HEADER, "true");
    }
  }
}
