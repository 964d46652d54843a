package io.insula.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.Cycles;
import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportingAppTest {
  private static ApplicationContext start(Map<String, Object> properties) {
    return ApplicationContext.builder()
        .banner(false)
        .deduceEnvironment(false)
        .properties(Map.of("micronaut.server.port", -1))
        .properties(properties)
        .start();
  }

  private static AppDescriptor descriptor(ApplicationContext context) {
    return context.getBeansOfType(AppDescriptor.class).stream()
        .filter(each -> each.name().equals("reporting"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void it_needs_the_app_of_cycles_unless_another_backend_has_them() {
    try (var local = start(Map.of())) {
      assertThat(descriptor(local).needs()).containsExactly(Cycles.class);
    }
    var remote =
        Map.<String, Object>of(
            "insula.reporting.source",
            "graphql",
            "insula.reporting.graphql.url",
            "https://insula.example/graphql",
            "insula.reporting.graphql.token",
            "a-token");
    try (var graphql = start(remote)) {
      assertThat(descriptor(graphql).needs()).isEmpty();
    }
  }
}
