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
 * Keeps the {@code Content-Length} that a route sets on a streamed body. The framework removes this
 * header. {@link StreamedContentLengthHandler} adds the header again.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ContentLengthKeepingFilter {
  @ResponseFilter
  void keep(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var length = response.getHeaders().get(HttpHeaders.CONTENT_LENGTH);
    if (length != null
        && response.body() instanceof Publisher<?>
        && request.getMethod() != HttpMethod.HEAD) {
      response.header(StreamedContentLengthHandler.HEADER, length);
    }
  }
}
