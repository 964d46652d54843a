package io.insula.kernel.security.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.kernel.security.accounts.AccountChangeService;
import io.insula.kernel.security.accounts.AccountChangedException;
import io.insula.testkit.ApiClient;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
@Property(name = "insula.test.who-am-i", value = "true")
@Property(name = "insula.scopes.garden", value = "garden:read garden:water garden:visit")
class ServiceTokensTest {
  @Inject EmbeddedServer server;
  @Inject SettableClock clock;
  @Inject AccountChangeService accounts;
  @Inject ServiceTokens tokens;
  TestUsers people;
  ApiClient admin;

  @BeforeEach
  void connect() {
    people = TestUsers.of(server.getURI());
    admin = people.admin();
    people.member("robot");
    admin.delete("/accounts/robot/service-token").expect(204);
  }

  @Test
  void a_token_without_scopes_may_do_all_that_its_role_allows() {
    var service = people.service("other-robot");

    service.get("/scoped-garden").expect(200);
    service.get("/scoped-garden/water").expect(200);
    service.get("/who-am-i").expect(200);
    service.get("/prometheus").expect(200);
  }

  @Test
  void an_account_that_changes_at_the_same_time_is_not_called_disabled() {
    people.member("android");
    var asRead = accounts.find("android");
    accounts.changePassword(asRead, "a password for a robot", "admin");

    assertThatExceptionOfType(AccountChangedException.class)
        .isThrownBy(() -> tokens.make(asRead, ServiceTokenRequest.NOTHING_SAID, "admin"));
  }

  @Test
  void a_token_with_scopes_may_do_only_what_they_allow() {
    var service = client(make(Map.of("scopes", List.of("garden:read"))));

    service.get("/scoped-garden").expect(200);
    service.get("/scoped-garden/water").expect(403);
    service.get("/scoped-garden/visit").expect(403);
    assertThat(service.get("/scoped-garden/water").body())
        .contains("Your token lacks the scope garden:water.");
    assertThat(service.get("/who-am-i").body())
        .contains("No scope gives access to this route. Use a token without scopes.");
    service.get("/who-am-i").expect(403);
    service.get("/prometheus").expect(403);
    service.get("/who-am-i/anybody").expect(200);
    service.get("/health").expect(200);
    service.get("/nowhere").expect(404);
  }

  @Test
  void an_open_route_requires_no_scope_without_a_token() {
    people.nobody().get("/scoped-garden/visit").expect(200);
    client(make(Map.of("scopes", List.of("garden:visit")))).get("/scoped-garden/visit").expect(200);
  }

  @Test
  void a_token_may_be_limited_to_the_metrics() {
    client(make(Map.of("scopes", List.of("metrics")))).get("/prometheus").expect(200);
  }

  @Test
  void a_token_has_a_name_and_an_end_and_the_list_omits_its_value() {
    var made =
        make(Map.of("name", "nightly", "scopes", List.of("garden:read"), "expires_in", 3600));
    assertThat(made.required("expires_in").intValue()).isEqualTo(3600);
    assertThat(made.required("name").textValue()).isEqualTo("nightly");
    make(Map.of());

    var answer = admin.get("/accounts/robot/service-token").expect(200);

    var tokens = answer.json().required("service_tokens");
    assertThat(tokens).hasSize(2);
    assertThat(tokens.findValuesAsText("name")).contains("nightly");
    assertThat(tokens.findValuesAsText("token_id")).contains(made.required("token_id").textValue());
    assertThat(answer.body()).doesNotContain(made.required("access_token").textValue());
    clock.advance(Duration.ofSeconds(3601));
    client(made).get("/scoped-garden").expect(401);
    assertThat(admin().get("/accounts/robot/service-token").json().required("service_tokens"))
        .hasSize(1)
        .allMatch(token -> token.required("scopes").isNull())
        .allMatch(
            token ->
                Instant.parse(token.required("expires_at").textValue())
                    .isAfter(Instant.parse(token.required("created_at").textValue())));
  }

  @Test
  void one_token_is_revoked_and_the_others_stay() {
    var one = make(Map.of());
    var two = make(Map.of());
    var address = "/accounts/robot/service-token/" + one.required("token_id").textValue();

    admin.delete("/accounts/admin" + address.substring("/accounts/robot".length())).expect(404);
    admin.delete(address).expect(204);

    client(one).get("/who-am-i").expect(401);
    client(two).get("/who-am-i").expect(200);
    admin.delete(address).expect(404);
    admin.delete("/accounts/robot/service-token/x").expect(400);
  }

  @Test
  void only_admins_list_and_revoke() {
    var id = make(Map.of()).required("token_id").textValue();
    var member = people.member("eve");

    member.get("/accounts/robot/service-token").expect(403);
    member.delete("/accounts/robot/service-token/" + id).expect(403);
    people.nobody().get("/accounts/robot/service-token").expect(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"scopes\":[]}",
        "{\"scopes\":[\"garden:burn\"]}",
        "{\"scopes\":[\"garden:read\",null]}",
        "{\"scopes\":[\"garden:read garden:water\"]}",
        "{\"scopes\":\"garden:read\"}",
        "{\"name\":\"\"}",
        "{\"name\":\"two\\nlines\"}",
        "{\"expires_in\":59}",
        "{\"expires_in\":31536001}",
        "{\"expires_in\":-1}",
        "{\"expires_in\":9223372036854775807}",
        "{\"expires_in\":\"60\"}",
        "{\"role\":\"ADMIN\"}",
        "[]"
      })
  void an_invalid_request_is_refused(String body) {
    admin
        .send(
            "POST",
            "/accounts/robot/service-token",
            "application/json",
            body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .expect(400);
  }

  private ApiClient admin() {
    return TestUsers.of(server.getURI()).admin();
  }

  private JsonNode make(Map<String, Object> request) {
    return admin.post("/accounts/robot/service-token", request).expect(201).json();
  }

  private ApiClient client(JsonNode made) {
    return people.nobody().withToken(made.required("access_token").textValue());
  }
}
