package io.insula.kernel.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.InvalidConfigurationException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProviderSettingsTest {
  private static final String URL = "https://identity.example/jwks";
  private static final String ISSUER = "https://identity.example";
  private static final TokenSettings OWN =
      new TokenSettings(
          "insula",
          "insula",
          Duration.ofMinutes(15),
          Duration.ofDays(30),
          Duration.ofDays(90),
          Duration.ofDays(365),
          9);

  @Test
  void a_provider_is_optional() {
    var none = provider("", "", "", List.of("ES256"), true);

    assertThatCode(none::check).doesNotThrowAnyException();
    assertThat(none.isConfigured()).isFalse();
  }

  @Test
  void a_provider_is_configured_with_all_settings() {
    var one = provider(URL, ISSUER, "popee", List.of("ES256", "RS256"), false);

    assertThatCode(one::check).doesNotThrowAnyException();
    assertThat(one.isConfigured()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', issuer, audience, INSULA_JWKS_URL not set",
    "https://x, '', audience, INSULA_JWT_ISSUER not set",
    "https://x, issuer, '', INSULA_JWT_AUDIENCE not set",
    "https://x, '', '', INSULA_JWT_ISSUER and INSULA_JWT_AUDIENCE not set"
  })
  void it_needs_all_three_settings(String url, String issuer, String audience, String message) {
    refused(provider(url, issuer, audience, List.of("ES256"), false), message);
  }

  @Test
  void sign_up_and_a_provider_exclude_each_other() {
    refused(provider(URL, ISSUER, "popee", List.of("ES256"), true), "INSULA_ACCOUNTS_SIGN_UP");
  }

  @Test
  void its_issuer_differs_from_that_of_the_server() {
    refused(
        provider(URL, "insula", "popee", List.of("ES256"), false), "INSULA_JWT_ISSUER must differ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no url", "file:///etc/passwd", "://", "ftp://keys.example"})
  void its_keys_are_at_a_web_address(String url) {
    refused(provider(url, ISSUER, "popee", List.of("ES256"), false), "INSULA_JWKS_URL is not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://identity.example/jwks",
        "http://localhost.identity.example/jwks",
        "http://127.0.0.1.identity.example/jwks",
        "http://10.0.0.1/jwks"
      })
  void its_keys_are_read_with_https_from_other_machines(String url) {
    refused(provider(url, ISSUER, "popee", List.of("ES256"), false), "INSULA_JWKS_URL is not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:1/j", "http://127.1.2.3/j", "http://[::1]:1/j"})
  void its_keys_may_be_read_with_http_from_this_machine(String url) {
    assertThatCode(provider(url, ISSUER, "popee", List.of("ES256"), false)::check)
        .doesNotThrowAnyException();
  }

  @Test
  void its_highest_role_is_one_that_exists() {
    refused(
        provider(URL, ISSUER, "popee", List.of("ES256"), false, "OWNER"),
        "INSULA_JWT_HIGHEST_ROLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "none", "rubbish", ""})
  void it_signs_with_public_keys(String algorithm) {
    refused(
        provider(URL, ISSUER, "popee", List.of("ES256", algorithm), false),
        "INSULA_JWT_ALGORITHMS");
    refused(provider(URL, ISSUER, "popee", List.of(), false), "INSULA_JWT_ALGORITHMS");
  }

  private static void refused(IdentityProviderSettings provider, String message) {
    assertThatThrownBy(provider::check)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(message);
  }

  private static IdentityProviderSettings provider(
      String url, String issuer, String audience, List<String> algorithms, boolean isSignUpOn) {
    return provider(url, issuer, audience, algorithms, isSignUpOn, "ADMIN");
  }

  private static IdentityProviderSettings provider(
      String url,
      String issuer,
      String audience,
      List<String> algorithms,
      boolean isSignUpOn,
      String highestRole) {
    var trust =
        new ExternalTokenSettings(Duration.ofDays(1), Duration.ofMinutes(1), highestRole, false);
    return new IdentityProviderSettings(url, issuer, audience, algorithms, OWN, trust, isSignUpOn);
  }
}
