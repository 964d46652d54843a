package io.insula.kernel.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.TestPasswords;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.token.validator.TokenValidator;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a client must send a token. */
@MicronautTest(transactional = false)
@Property(name = "insula.test.who-am-i", value = "true")
class BearerHeaderTest {
  @Inject EmbeddedServer server;
  @Inject List<TokenValidator<HttpRequest<?>>> validators;
  String token;

  @BeforeEach
  void sign_in() {
    token =
        ApiClient.at(server.getURI())
            .post("/login", Map.of("username", "admin", "password", TestPasswords.ADMIN))
            .expect(200)
            .json()
            .required("access_token")
            .textValue();
  }

  @Test
  void nothing_but_our_own_checks_validates_tokens() {
    assertThat(validators).hasExactlyElementsOfTypes(AccessTokenValidator.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   "})
  void the_scheme_is_read_in_any_case(String scheme) throws Exception {
    assertThat(statusFor("Authorization: " + scheme + token)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: */*",
        "Authorization:",
        "Authorization: Bearer",
        "Authorization: Bearer "
      })
  void without_a_token_the_caller_is_anonymous(String header) throws Exception {
    assertThat(statusFor(header)).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: ",
        "Authorization: Bearer",
        "Authorization: Bearer\t",
        "Authorization: Token ",
        "Authorization: Bearer, Bearer ",
        "Cookie: JWT=",
        "Cookie: access_token=",
        "X-Authorization: Bearer "
      })
  void a_token_in_another_place_or_format_is_ignored(String header) throws Exception {
    assertThat(statusFor(header + token)).isEqualTo(401);
  }

  @Test
  void two_authorization_headers_are_ignored() throws Exception {
    var good = "Authorization: Bearer " + token;

    assertThat(statusFor(good, good)).isEqualTo(401);
    assertThat(statusFor(good, "Authorization: Bearer x.y.z")).isEqualTo(401);
    assertThat(statusFor("Authorization: Basic YWRtaW46YWRtaW4=", good)).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept-Language: ;",
        "Accept-Language: ,",
        "Accept-Language: *;q=x",
        "Accept-Language: de_DE@x=%00, -",
        "X-Forwarded-Host: a b",
        "X-Forwarded-Proto: ::",
        "Forwarded: host=;proto=\"",
        "Forwarded: ;;=,",
        "Forwarded: host=\"",
        "X-Forwarded-Port: x"
      })
  void other_malformed_headers_do_not_matter(String header) throws Exception {
    assertThat(statusFor("Authorization: Bearer " + token, header)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ":", "[", "localhost:x", "a b", "%00"})
  void an_invalid_host_is_refused_before_the_token_is_read(String host) throws Exception {
    assertThat(statusWithHost(host, "Authorization: Bearer " + token)).isEqualTo(400);
  }

  private int statusFor(String... headers) throws IOException {
    return statusWithHost("localhost", headers);
  }

  private int statusWithHost(String host, String... headers) throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      var request =
          "GET /who-am-i/member HTTP/1.1\r\nConnection: close\r\nHost: "
              + host
              + "\r\n"
              + String.join("\r\n", headers)
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }
}
