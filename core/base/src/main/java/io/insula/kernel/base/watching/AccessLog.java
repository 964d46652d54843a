package io.insula.kernel.base.watching;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line for each request: method, path, status, milliseconds. Leaves out the query string,
 * because a search can contain personal data.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@Requires(property = "insula.log.requests", value = "true")
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final String STARTED = "insula.started_nanos";

  @RequestFilter
  void start(HttpRequest<?> request) {
    request.setAttribute(STARTED, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, HttpResponse<?> response) {
    var started = request.getAttribute(STARTED, Long.class).orElseGet(System::nanoTime);
    TraceId.during(
        TraceId.of(request),
        () ->
            LOG.info(
                "{} {} {} {} ms",
                request.getMethodName(),
                request.getPath(),
                response.code(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started)));
  }
}
