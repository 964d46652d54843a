package io.insula.kernel.web.headers;

import io.insula.kernel.web.IdempotencyHeader;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import io.micronaut.http.server.cors.CorsOriginConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Allows only the configured origins to read responses in a browser. */
@Singleton
final class CorsConfigurer implements BeanCreatedEventListener<CorsConfiguration> {
  private static final long PREFLIGHT_SECONDS = 600;

  private final List<String> origins;

  CorsConfigurer(@Value("${insula.web.cors-origins}") List<String> origins) {
    this.origins = origins.stream().map(String::strip).filter(origin -> !origin.isEmpty()).toList();
  }

  @Override
  public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
    var cors = event.getBean();
    cors.setEnabled(!origins.isEmpty());
    cors.setConfigurations(Map.of("origins", configuration()));
    return cors;
  }

  private CorsOriginConfiguration configuration() {
    var configuration = new CorsOriginConfiguration();
    configuration.setAllowedOrigins(origins);
    configuration.setAllowedMethods(
        List.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE));
    configuration.setAllowedHeaders(
        List.of("Authorization", "Content-Type", IdempotencyHeader.NAME));
    configuration.setExposedHeaders(
        List.of("Location", "Retry-After", "Trace-Id", "Idempotency-Replayed"));
    // Scripts of other origins send their tokens in a header, so browsers need not send cookies.
    configuration.setAllowCredentials(false);
    configuration.setMaxAge(PREFLIGHT_SECONDS);
    return configuration;
  }
}
