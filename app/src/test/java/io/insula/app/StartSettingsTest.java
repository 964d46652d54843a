package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.CannotStartException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.0.7", "somewhere.example", ""})
  void a_demo_refuses_connections_from_other_machines(String host) {
    assertThatThrownBy(() -> development(Map.of("INSULA_HOST", host)))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("--no-demo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.9.9.9"})
  void a_demo_listens_on_this_machine(String host) {
    var settings = development(Map.of("INSULA_HOST", host));

    assertThat(settings.properties()).containsEntry("micronaut.server.host", host);
    assertThat(settings.isExposedDevelopment()).isFalse();
  }

  @Test
  void without_a_demo_a_server_in_development_may_let_others_in() {
    var settings = development(Map.of("INSULA_HOST", "0.0.0.0", "INSULA_DEMO", "false"));

    assertThat(settings.isExposedDevelopment()).isTrue();
  }

  @Test
  void in_production_there_is_no_demo() {
    var settings = StartSettings.of(Map.of());

    assertThat(settings.properties())
        .containsEntry("micronaut.server.host", "0.0.0.0")
        .containsEntry("insula.demo", false);
    assertThat(settings.isExposedDevelopment()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http", "99999999999"})
  void a_port_that_is_no_port_is_refused_with_its_name(String port) {
    assertThatThrownBy(() -> StartSettings.of(Map.of("INSULA_PORT", port)))
        .isInstanceOf(CannotStartException.class)
        .hasMessage("INSULA_PORT must be 0 to 65535, not " + port);
  }

  private static StartSettings development(Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("INSULA_DEVELOPMENT", "true");
    return StartSettings.of(environment);
  }
}
