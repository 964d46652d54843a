package io.insula.reporting.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.kernel.base.InvalidConfigurationException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQlSettingsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://insula.example/graphql",
        "https://10.1.2.3:8443/graphql",
        "http://127.0.0.1:8080/graphql",
        "http://[::1]:8080/graphql",
        "http://localhost/graphql"
      })
  void https_is_accepted_and_http_on_this_machine(String url) {
    settings(url, "t", TIMEOUT, 1).check();
  }

  @ParameterizedTest
  @CsvSource({
    "'', t, INSULA_REPORTING_GRAPHQL_URL",
    "https://insula.example/graphql, '', INSULA_REPORTING_GRAPHQL_TOKEN",
    "http://insula.example/graphql, t, must be an https URL",
    "http://10.0.0.1/graphql, t, must be an https URL",
    "https://user:secret@insula.example/graphql, t, must be an https URL",
    "ftp://insula.example/graphql, t, must be an https URL",
    "/graphql, t, must be an https URL",
    "https://a b/graphql, t, is not a URL",
    "https://insula.example/graphql, two words, contains a character that is not allowed in a token"
  })
  void anything_else_is_refused_at_the_start(String url, String token, String words) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> settings(url, token, TIMEOUT, 1).check())
        .withMessageContaining(words);
  }

  @Test
  void times_and_attempts_have_bounds() {
    var url = "https://insula.example/graphql";
    for (var wrong : List.of(Duration.ZERO, Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThatExceptionOfType(InvalidConfigurationException.class)
          .isThrownBy(() -> settings(url, "t", wrong, 1))
          .withMessageStartingWith("INSULA_REPORTING_GRAPHQL_TIMEOUT must be");
    }
    for (var wrong : List.of(0, 21)) {
      assertThatExceptionOfType(InvalidConfigurationException.class)
          .isThrownBy(() -> settings(url, "t", TIMEOUT, wrong))
          .withMessageStartingWith("INSULA_REPORTING_GRAPHQL_ATTEMPTS must be");
    }
  }

  @Test
  void settings_in_a_log_do_not_contain_the_token() {
    assertThat(settings("https://insula.example/graphql", "hidden", TIMEOUT, 1).toString())
        .doesNotContain("hidden");
  }

  @Test
  void an_unknown_source_is_refused_at_the_start() {
    var none = settings("", "", TIMEOUT, 1);
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> new CycleSourceSettings("grahpql", false, none))
        .withMessageContaining("\"grahpql\"");
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> new CycleSourceSettings("graphql", false, none));
    assertThat(new CycleSourceSettings("local", true, none).isLocal()).isTrue();
  }

  @Test
  void open_sign_up_together_with_another_backend_is_refused() {
    var right = settings("https://insula.example/graphql", "t", TIMEOUT, 1);
    assertThat(new CycleSourceSettings("graphql", false, right).isLocal()).isFalse();
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> new CycleSourceSettings("graphql", true, right))
        .withMessageContaining("INSULA_REPORTING_SOURCE=graphql")
        .withMessageContaining("INSULA_ACCOUNTS_SIGN_UP=true");
  }

  private static GraphQlSettings settings(
      String url, String token, Duration timeout, int attempts) {
    return new GraphQlSettings(url, token, timeout, attempts);
  }
}
