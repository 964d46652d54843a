package io.insula.kernel.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretDestinationCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/b",
        "http://localhost:1",
        "http://127.0.0.1/b",
        "http://[::1]:1"
      })
  void secrets_may_be_sent_by_https_and_within_this_machine(String url) {
    assertThat(SecretDestinationCheck.isSafe(URI.create(url))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example",
        "http://127.0.0.1.example",
        "ftp://localhost",
        "mailto:a@localhost",
        "/b"
      })
  void secrets_may_not_be_sent_in_another_way(String url) {
    assertThat(SecretDestinationCheck.isSafe(URI.create(url))).isFalse();
  }
}
