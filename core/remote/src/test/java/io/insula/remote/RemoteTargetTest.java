package io.insula.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteTargetTest {
  @Test
  void a_target_is_a_host_and_a_port() {
    assertThat(RemoteTarget.parse(" garden.example:9090 "))
        .isEqualTo(new RemoteTarget("garden.example", 9090));
    assertThat(RemoteTarget.parse("[::1]:9090")).isEqualTo(new RemoteTarget("::1", 9090));
    assertThat(RemoteTarget.parse("[::1]:9090")).hasToString("[::1]:9090");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garden",
        "garden:",
        ":9090",
        "garden:0",
        "garden:65536",
        "http://a:1",
        "a b:1",
        "::1:9090",
        "my_garden:9090",
        "-a:9090"
      })
  void everything_else_is_refused(String text) {
    assertThatThrownBy(() -> RemoteTarget.parse(text)).isInstanceOf(RemoteSetupException.class);
  }

  @Test
  void only_one_name_is_certainly_this_machine() {
    assertThat(new RemoteTarget("ip6-localhost", 1).isLoopback()).isFalse();
    assertThat(new RemoteTarget("nowhere.invalid", 1).isLoopback()).isFalse();
    assertThat(new RemoteTarget("localhost", 1).isLoopback()).isTrue();
    assertThat(new RemoteTarget("127.8.0.1", 1).isLoopback()).isTrue();
    assertThat(new RemoteTarget("::1", 1).isLoopback()).isTrue();
    assertThat(new RemoteTarget("192.0.2.1", 1).isLoopback()).isFalse();
  }
}
