package io.insula.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.InvalidConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityProviderTest {
  private static final String ISSUER = "https://id.example";

  @Test
  void without_settings_the_page_knows_no_provider() {
    var page = new ConsolePage(new Assets(), none(), false, false);

    assertThat(page.at(0)).doesNotContain("insula-oidc", "insula-sign-up");
    assertThat(page.contentSecurityPolicy()).contains("connect-src 'self';");
  }

  @Test
  void the_page_knows_the_provider_and_may_request_its_tokens() {
    var page =
        new ConsolePage(
            new Assets(),
            provider(
                "a\"><b>&",
                ISSUER + "/authorize",
                "https://tokens.example:8443/token?a=1",
                "",
                ISSUER),
            true,
            false);

    assertThat(page.at(0))
        .contains(
            "<meta name=\"insula-oidc\""
                + " content=\"{&quot;issuer&quot;:&quot;https://id.example&quot;,"
                + "&quot;client_id&quot;:&quot;a\\&quot;>&lt;b>&amp;&quot;,")
        .contains("<meta name=\"insula-sign-up\"", "&quot;name&quot;:&quot;id.example&quot;}\">")
        .doesNotContain("end_session_endpoint");
    assertThat(page.contentSecurityPolicy())
        .contains("connect-src 'self' https://tokens.example:8443;");
  }

  @ParameterizedTest
  @CsvSource({
    "'', https://id.example/a, https://id.example/t, '', https://id.example, CLIENT_ID is not set",
    "c, '', https://id.example/t, '', https://id.example, AUTHORIZATION_ENDPOINT is not set",
    "c, https://id.example/a, '', '', https://id.example, TOKEN_ENDPOINT is not set",
    "c, http://id.example/a, https://id.example/t, '', i, AUTHORIZATION_ENDPOINT is not https",
    "c, https://id.example/a, javascript:alert(1), '', i, TOKEN_ENDPOINT is not a URL",
    "c, https://id.example/a, http://127.0.0.1.example/t, '', i, TOKEN_ENDPOINT is not https",
    "c, https://id.example/a, http://999.0.0.1/t, '', i, TOKEN_ENDPOINT is not a URL",
    "c, https://id.example/a#b, https://id.example/t, '', i, AUTHORIZATION_ENDPOINT is not a URL",
    "c, https://id.example/a b, https://id.example/t, '', i, AUTHORIZATION_ENDPOINT is not a URL",
    "c, https://id.example/a, https://id.example/t, ftp://id.example, i, END_SESSION_ENDPOINT is"
        + " not",
    "c, https://id.example/a, https://id.example/t, '', '', CLIENT_ID needs INSULA_JWT_ISSUER"
  })
  void wrong_settings_are_refused_with_the_name_of_the_variable(
      String client,
      String authorization,
      String token,
      String end,
      String issuer,
      String message) {
    assertThatThrownBy(() -> provider(client, authorization, token, end, issuer))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("INSULA_CONSOLE_OIDC_" + message);
  }

  @ParameterizedTest
  @CsvSource({"http://localhost:1/t", "http://127.0.0.1:1/t", "http://[::1]:1/t"})
  void loopback_addresses_need_no_encryption(String endpoint) {
    var provider = provider("c", endpoint, endpoint, endpoint, ISSUER);

    assertThat(provider.tokenOrigin()).isEqualTo(endpoint.replace("/t", ""));
  }

  static IdentityProvider none() {
    return provider("", "", "", "", "");
  }

  private static IdentityProvider provider(
      String client, String authorization, String token, String end, String issuer) {
    return new IdentityProvider(
        new OpenIdConnectSettings(client, authorization, token, end, "openid", "", ""), issuer);
  }
}
