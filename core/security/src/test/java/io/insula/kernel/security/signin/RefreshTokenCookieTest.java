package io.insula.kernel.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestPasswords;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "insula.web.path-prefix", value = "/budget")
@Property(name = "insula.web.cors-origins", value = "https://vote.example,http://vote.example")
class RefreshTokenCookieTest {
  private static final Map<String, String> REFRESH = Map.of("grant_type", "refresh_token");
  private static final Map<String, String> ACCOUNT =
      Map.of("username", "admin", "password", TestPasswords.ADMIN);

  @Inject EmbeddedServer server;

  @Test
  void the_refresh_token_is_only_in_a_cookie_that_scripts_cannot_read() {
    var answer = signIn().expect(200);

    assertThat(answer.json().has("refresh_token")).isFalse();
    assertThat(answer.json().required("access_token").textValue()).isNotEmpty();
    assertThat(answer.header("Set-Cookie"))
        .matches("insula_refresh_token=[\\w-]{43};.*")
        .contains("HTTPOnly", "SameSite=Strict", "Path=/budget/oauth", "Max-Age=2592000")
        .doesNotContain("Secure", "Domain");
  }

  @ParameterizedTest
  @CsvSource({
    "https://vote.example, true",
    "http://vote.example, true",
    "https://localhost:8443, true",
    "http://localhost:8080, false",
    "http://127.0.0.1, false"
  })
  void the_origin_of_the_page_decides_whether_the_cookie_is_secure(
      String origin, boolean isSecure) {
    var page = client().withHeader("Origin", origin);
    var body = new HashMap<>(ACCOUNT);
    body.put("refresh_token_in", "cookie");

    var answer = page.post("/login", body).expect(200);

    assertThat(String.valueOf(answer.header("Set-Cookie")).contains("Secure")).isEqualTo(isSecure);
  }

  @Test
  void each_use_of_the_cookie_replaces_it() {
    var first = cookieOf(signIn());

    var answer = refresh(first).expect(200);

    assertThat(answer.json().has("refresh_token")).isFalse();
    assertThat(cookieOf(answer)).isNotEqualTo(first);
    refresh(cookieOf(answer)).expect(200);
  }

  @Test
  void the_reuse_of_an_old_cookie_ends_the_session() {
    var first = cookieOf(signIn());
    var second = cookieOf(refresh(first));
    var third = cookieOf(refresh(second));

    refresh(first).expect(401);
    refresh(third).expect(401);
  }

  @Test
  void two_tabs_that_refresh_at_once_get_the_same_token() {
    var cookie = cookieOf(signIn());

    assertThat(cookieOf(refresh(cookie))).isEqualTo(cookieOf(refresh(cookie)));
  }

  @Test
  void a_sign_out_clears_the_cookie_and_ends_the_session() {
    var signedIn = signIn().expect(200);
    var token = signedIn.json().required("access_token").textValue();

    var answer = client().withToken(token).post("/logout", "").expect(204);

    assertThat(answer.header("Set-Cookie"))
        .matches("insula_refresh_token=;.*")
        .contains("Max-Age=0", "Path=/budget/oauth");
    refresh(cookieOf(signedIn)).expect(401);
  }

  @Test
  void a_token_in_the_body_needs_no_cookie_and_gets_none() {
    var answer = signIn(Map.of("refresh_token_in", "body")).expect(200);
    var token = answer.json().required("refresh_token").textValue();
    assertThat(answer.header("Set-Cookie")).isNull();

    var refreshed =
        client()
            .withHeader("Cookie", cookieOf(signIn()))
            .post(
                "/oauth/access_token",
                Map.of("grant_type", "refresh_token", "refresh_token", token))
            .expect(200);

    assertThat(refreshed.json().has("refresh_token")).isTrue();
    assertThat(refreshed.header("Set-Cookie")).isNull();
  }

  @Test
  void without_a_token_and_a_cookie_the_request_is_refused() {
    var refused = client().post("/oauth/access_token", REFRESH).expect(400);

    assertThat(refused.json().at("/errors/0/field").textValue()).isEqualTo("refresh_token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "%00", "\"a\"", "insula", "a b"})
  void an_invalid_cookie_is_refused(String value) {
    refresh("insula_refresh_token=" + value).expect(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s; %s", "a=b;%s;c=d;%s"})
  void a_request_with_two_cookies_is_refused_and_uses_none(String header) {
    var mine = cookieOf(signIn());
    var other = cookieOf(signIn());

    refresh(header.formatted(other, mine)).expect(401);

    refresh(mine).expect(200);
    refresh(other).expect(200);
  }

  @Test
  void the_case_of_refresh_token_in_is_ignored() {
    var inCookie = signIn(Map.of("refresh_token_in", "COOKIE")).expect(200);

    assertThat(inCookie.header("Set-Cookie")).isNotNull();
    assertThat(inCookie.json().has("refresh_token")).isFalse();
    assertThat(signIn(Map.of("refresh_token_in", "Body")).expect(200).json().has("refresh_token"))
        .isTrue();
    signIn(Map.of("refresh_token_in", "coo\u212aie")).expect(400);
  }

  @Test
  void an_unknown_value_of_refresh_token_in_is_refused() {
    var refused = signIn(Map.of("refresh_token_in", "local_storage")).expect(400);

    assertThat(refused.json().at("/errors/0/field").textValue()).isEqualTo("refresh_token_in");
  }

  private ApiClient client() {
    return ApiClient.at(server.getURI());
  }

  private ApiResponse signIn() {
    return signIn(Map.of("refresh_token_in", "cookie"));
  }

  private ApiResponse signIn(Map<String, String> more) {
    var body = new HashMap<>(more);
    body.putAll(ACCOUNT);
    return client().post("/login", body);
  }

  private ApiResponse refresh(String cookie) {
    return client().withHeader("Cookie", cookie).post("/oauth/access_token", REFRESH);
  }

  private static String cookieOf(ApiResponse answer) {
    return String.valueOf(answer.expect(200).header("Set-Cookie")).split(";", 2)[0];
  }
}
