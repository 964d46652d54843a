package io.insula.kernel.web.limits;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.web.router.RouteAttributes;

/** Refuses a request whose Content-Length is too large, before any of the body is read. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(BodyLimitFilter.BEFORE_SECURITY)
final class BodyLimitFilter {
  /**
   * The position of this filter: before security, because the limit also applies to anonymous
   * clients.
   */
  static final int BEFORE_SECURITY = 10_000;

  private final BodyLimits limits;

  BodyLimitFilter(BodyLimits limits) {
    this.limits = limits;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    var length = request.getContentLength();
    if (length <= limits.smallestLimit()) {
      return;
    }
    var limit = RouteAttributes.getRouteInfo(request).map(limits::of).orElse(limits.defaultLimit());
    if (length > limit) {
      throw new ContentLengthExceededException(limit, length);
    }
  }
}
