package io.insula.kernel.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
@Property(name = "insula.test.who-am-i", value = "true")
class SessionsTest {
  @Inject EmbeddedServer server;
  @Inject SettableClock clock;
  @Inject Jdbi jdbi;
  @Inject ExpiredSecurityRowsJob expiredRows;
  ApiClient nobody;
  TestUsers people;

  @BeforeEach
  void connect() {
    nobody = ApiClient.at(server.getURI());
    people = TestUsers.of(server.getURI());
  }

  @Test
  void a_refresh_token_gives_new_tokens_once() {
    var first = signedIn("ada");
    var second = refresh(first).expect(200);

    assertThat(second.header("Cache-Control")).isEqualTo("no-store");
    assertThat(refreshTokenOf(second.json())).isNotEqualTo(refreshTokenOf(first));
    assertThat(second.json().required("username").textValue()).isEqualTo("ada");
    client(second.json()).get("/who-am-i").expect(200);
    refresh(second.json()).expect(200);
  }

  @Test
  void the_reuse_of_an_old_refresh_token_ends_the_session() {
    var first = signedIn("ben");
    var second = refresh(first).expect(200).json();
    clock.advance(Duration.ofSeconds(11));

    refresh(first).expect(401);

    refresh(second).expect(401);
    client(first).get("/who-am-i").expect(401);
    client(second).get("/who-am-i").expect(401);
    refresh(signedIn("ben")).expect(200);
  }

  @Test
  void simultaneous_refreshes_get_the_same_new_token() {
    var first = signedIn("cem");
    var answers =
        IntStream.range(0, 16)
            .mapToObj(number -> CompletableFuture.supplyAsync(() -> refresh(first)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(answers.stream().map(answer -> refreshTokenOf(answer.json())).distinct()).hasSize(1);
    refresh(answers.getLast().json()).expect(200);
  }

  @Test
  void a_client_that_lost_the_response_gets_the_same_token_for_ten_seconds() {
    var first = signedIn("ann");
    var second = refresh(first).expect(200).json();
    clock.advance(Duration.ofSeconds(9));

    var again = refresh(first).expect(200).json();

    assertThat(refreshTokenOf(again)).isEqualTo(refreshTokenOf(second));
    client(again).get("/who-am-i").expect(200);
    refresh(again).expect(200);
  }

  @Test
  void the_old_token_ends_the_session_after_the_new_one_was_used() {
    var first = signedIn("bob");
    var second = refresh(first).expect(200).json();
    var third = refresh(second).expect(200).json();

    refresh(first).expect(401);

    refresh(third).expect(401);
  }

  @Test
  void another_client_that_sends_a_used_token_ends_the_session() {
    var first = signedIn("cat");
    var second = refresh(first).expect(200).json();
    var body = Map.of("grant_type", "refresh_token", "refresh_token", refreshTokenOf(first));

    nobody.withHeader("User-Agent", "another").post("/oauth/access_token", body).expect(401);

    refresh(second).expect(401);
  }

  @Test
  void a_signed_out_session_gets_no_token() {
    var first = signedIn("dee");
    var second = refresh(first).expect(200).json();
    client(second).post("/logout").expect(204);

    refresh(first).expect(401);
  }

  @Test
  void a_refresh_token_lasts_thirty_days() {
    var first = signedIn("dag");
    clock.advance(Duration.ofDays(29));
    var second = refresh(first).expect(200).json();
    clock.advance(Duration.ofDays(31));

    refresh(second).expect(401);
  }

  @Test
  void an_access_token_lasts_fifteen_minutes_even_if_cached() {
    var session = signedIn("eda");
    client(session).get("/who-am-i").expect(200);
    clock.advance(Duration.ofMinutes(14));
    client(session).get("/who-am-i").expect(200);
    clock.advance(Duration.ofMinutes(1));

    client(session).get("/who-am-i").expect(401);
  }

  @Test
  void signing_out_ends_only_that_session_at_once() {
    var here = signedIn("fay");
    var there = signedIn("fay");
    client(here).get("/who-am-i").expect(200);

    client(here).post("/logout").expect(204);

    client(here).get("/who-am-i").expect(401);
    refresh(here).expect(401);
    client(there).get("/who-am-i").expect(200);
    refresh(there).expect(200);
  }

  @Test
  void a_new_password_ends_all_sessions() {
    var session = signedIn("gus");
    var change = Map.of("password", "another password", "current_password", TestPasswords.MEMBER);

    client(session).put("/accounts/gus/password", change).expect(204);

    client(session).get("/who-am-i").expect(401);
    refresh(session).expect(401);
    signIn("gus", TestPasswords.MEMBER).expect(401);
    signIn("gus", "another password").expect(200);
  }

  @Test
  void the_owner_must_send_the_current_password() {
    var session = signedIn("hal");

    client(session)
        .put("/accounts/hal/password", Map.of("password", "another password"))
        .expect(400);
    var refused =
        client(session)
            .put(
                "/accounts/hal/password",
                Map.of("password", "another password", "current_password", "a wrong one"))
            .expect(403)
            .json();
    assertThat(refused.at("/errors/0/field").textValue()).isEqualTo("current_password");
    client(session)
        .put(
            "/accounts/hal/password",
            Map.of("password", "short", "current_password", TestPasswords.MEMBER))
        .expect(400);
    client(session).put("/accounts/hal/password", Map.of()).expect(400);
    client(session).get("/who-am-i").expect(200);
  }

  @Test
  void only_an_admin_resets_the_passwords_of_others() {
    var session = signedIn("ian");
    var reset = Map.of("password", "another password");

    people.member("eve").put("/accounts/ian/password", reset).expect(403);
    client(session).get("/who-am-i").expect(200);
    people.admin().put("/accounts/IAN/password", reset).expect(204);

    client(session).get("/who-am-i").expect(401);
    signIn("ian", "another password").expect(200);
    people.admin().put("/accounts/admin/password", reset).expect(400);
  }

  @Test
  void disabling_an_account_ends_its_sessions_at_once() {
    var session = signedIn("jan");
    client(session).get("/who-am-i").expect(200);

    people.admin().patch("/accounts/jan", Map.of("disabled", true)).expect(200);

    client(session).get("/who-am-i").expect(401);
    refresh(session).expect(401);
  }

  @Test
  void service_tokens_are_revoked_together() {
    var one = people.service("feed");
    var two = TestUsers.of(server.getURI()).service("feed");
    one.get("/who-am-i").expect(200);

    people.admin().delete("/accounts/feed/service-token").expect(204);

    one.get("/who-am-i").expect(401);
    two.get("/who-am-i").expect(401);
    TestUsers.of(server.getURI()).service("feed").get("/who-am-i").expect(200);
  }

  @Test
  void a_service_token_lasts_a_year_and_survives_a_new_password() {
    people.member("clock");
    var token = people.admin().post("/accounts/clock/service-token").expect(201);
    assertThat(token.header("Cache-Control")).isEqualTo("no-store");
    assertThat(token.json().required("token_id").textValue()).hasSize(36);
    people
        .admin()
        .put("/accounts/clock/password", Map.of("password", "another password"))
        .expect(204);
    var service = nobody.withToken(token.json().required("access_token").textValue());

    clock.advance(Duration.ofDays(364));
    service.get("/who-am-i").expect(200);
    clock.advance(Duration.ofDays(1));
    service.get("/who-am-i").expect(401);
  }

  @Test
  void a_form_is_accepted_like_json() {
    var form = "grant_type=refresh_token&refresh_token=" + refreshTokenOf(signedIn("kim"));

    send("application/x-www-form-urlencoded", form).expect(200);
    clock.advance(Duration.ofSeconds(11));
    send("application/x-www-form-urlencoded", form).expect(401);
    send("application/x-www-form-urlencoded", "grant_type=password").expect(400);
    var missing = send("application/x-www-form-urlencoded", "grant_type=refresh_token").expect(400);
    assertThat(missing.json().at("/errors/0/field").textValue()).isEqualTo("refresh_token");
    for (var bad : List.of("%zz", "%", "")) {
      var broken = "grant_type=refresh_token&refresh_token=" + bad;
      send("application/x-www-form-urlencoded", broken).expect(bad.isEmpty() ? 401 : 400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "garbage", "multipart/form-data; boundary=x"})
  void another_content_type_is_refused(String contentType) {
    var body = "grant_type=refresh_token&refresh_token=" + refreshTokenOf(signedIn("kit"));

    send(contentType, body).expect(415);
  }

  @Test
  void a_body_without_a_content_type_is_refused() {
    nobody.post("/oauth/access_token").expect(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"grant_type\":\"refresh_token\"}",
        "{\"grant_type\":\"password\",\"refresh_token\":\"x\"}",
        "{\"refresh_token\":\"x\"}",
        "{\"grant_type\":\"refresh_token\",\"refresh_token\":[\"x\"]}",
        "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"x\",\"scope\":\"all\"}"
      })
  void an_invalid_body_is_refused(String body) {
    send("application/json", body).expect(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "ünal", "' OR 1 = 1 --"})
  void an_invalid_refresh_token_is_refused(String token) {
    nobody
        .post("/oauth/access_token", Map.of("grant_type", "refresh_token", "refresh_token", token))
        .expect(401);
  }

  @Test
  void access_tokens_and_refresh_tokens_are_not_interchangeable() {
    var session = signedIn("liv");
    var accessToken = session.required("access_token").textValue();

    nobody.withToken(refreshTokenOf(session)).get("/who-am-i").expect(401);
    nobody
        .post(
            "/oauth/access_token",
            Map.of("grant_type", "refresh_token", "refresh_token", accessToken))
        .expect(401);
  }

  @Test
  void the_database_stores_no_refresh_token() {
    var token = refreshTokenOf(signedIn("max"));
    var rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT t::text FROM kernel.refresh_token t")
                    .mapTo(String.class)
                    .list());

    var hex = HexFormat.of().formatHex(token.getBytes(StandardCharsets.UTF_8));
    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(token) || row.contains(hex));
  }

  @Test
  void expired_rows_are_deleted() {
    var kept = signedIn("nia");
    client(signedIn("nia")).post("/logout").expect(204);
    signIn("nia", "a wrong password").expect(401);
    clock.advance(Duration.ofMinutes(20));

    expiredRows.delete();

    assertThat(count("kernel.sign_in_throttle WHERE window_ends_at < now()")).isZero();
    assertThat(count("kernel.session WHERE revoked_at IS NOT NULL")).isZero();
    refresh(kept).expect(200);

    clock.advance(Duration.ofDays(400));
    expiredRows.delete();

    assertThat(count("kernel.session")).isZero();
    assertThat(count("kernel.refresh_token")).isZero();
  }

  private long count(String rows) {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT count(*) FROM " + rows).mapTo(Long.class).one());
  }

  private JsonNode signedIn(String name) {
    people.member(name);
    return signIn(name, TestPasswords.MEMBER).expect(200).json();
  }

  private ApiResponse signIn(String username, String password) {
    return nobody.post("/login", Map.of("username", username, "password", password));
  }

  private ApiClient client(JsonNode session) {
    return nobody.withToken(session.required("access_token").textValue());
  }

  private ApiResponse refresh(JsonNode session) {
    return nobody.post(
        "/oauth/access_token",
        Map.of("grant_type", "refresh_token", "refresh_token", refreshTokenOf(session)));
  }

  private ApiResponse send(String contentType, String body) {
    return nobody.send(
        "POST", "/oauth/access_token", contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String refreshTokenOf(JsonNode session) {
    return session.required("refresh_token").textValue();
  }
}
