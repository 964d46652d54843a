package io.insula.kernel.security.tokens;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import org.reactivestreams.Publisher;

/** Ends each streamed response when the token of its caller becomes invalid. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class StreamRevocationFilter {
  private final RevocationWatch revocations;

  StreamRevocationFilter(RevocationWatch revocations) {
    this.revocations = revocations;
  }

  @ResponseFilter
  void watch(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.body() instanceof Publisher<?> answer) {
      response.body(revocations.guard(request, answer, isFeed(request)));
    }
  }

  private static boolean isFeed(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getProduces().contains(MediaType.TEXT_EVENT_STREAM_TYPE))
        .isPresent();
  }
}
