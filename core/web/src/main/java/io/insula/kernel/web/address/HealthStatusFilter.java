package io.insula.kernel.web.address;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.endpoint.health.filter.HealthResultFilter;

/**
 * Sets the status of health responses as the framework's filter does, but runs for all paths. A
 * filter for some paths would make the router select and sort all filters for each request.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = HealthEndpoint.class)
@Replaces(HealthResultFilter.class)
final class HealthStatusFilter extends HealthResultFilter {
  HealthStatusFilter(HealthEndpoint endpoint) {
    super(endpoint);
  }

  @Override
  @ResponseFilter
  public void doFilter(MutableHttpResponse<?> response) {
    super.doFilter(response);
  }
}
