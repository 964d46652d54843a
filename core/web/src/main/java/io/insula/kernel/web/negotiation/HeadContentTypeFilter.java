package io.insula.kernel.web.negotiation;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.RouteExecutor;
import io.micronaut.http.server.types.files.FileCustomizableResponseType;
import io.micronaut.web.router.RouteAttributes;
import java.util.Optional;

/** Sets the content type of the response to a HEAD, as in the response to a GET. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class HeadContentTypeFilter {
  private final RouteExecutor routes;

  HeadContentTypeFilter(RouteExecutor routes) {
    this.routes = routes;
  }

  @ResponseFilter
  void complete(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (request.getMethod() == HttpMethod.HEAD
        && response.code() == HttpStatus.OK.getCode()
        && response.getContentType().isEmpty()) {
      typeOfFile(response)
          .or(
              () ->
                  RouteAttributes.getRouteInfo(request)
                      .map(route -> routes.resolveDefaultResponseContentType(request, route)))
          .ifPresent(response::contentType);
    }
  }

  private static Optional<MediaType> typeOfFile(MutableHttpResponse<?> response) {
    return response
        .getAttribute(HttpAttributes.HEAD_BODY, FileCustomizableResponseType.class)
        .map(FileCustomizableResponseType::getMediaType);
  }
}
