package io.insula.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.test.who-am-i", value = "true")
class CallerTest {
  @Inject EmbeddedServer server;
  TestUsers people;

  @BeforeEach
  void connect() {
    people = TestUsers.of(server.getURI());
  }

  @Test
  void an_admin_is_a_member_too() {
    var caller = people.admin().get("/who-am-i").expect(200).json();

    assertThat(caller.required("name").textValue()).isEqualTo("admin");
    assertThat(caller.required("roles"))
        .extracting(role -> role.textValue())
        .containsExactlyInAnyOrder("ADMIN", "MEMBER");
    people.admin().get("/who-am-i/member").expect(200);
  }

  @Test
  void a_service_has_no_other_role() {
    var caller = people.service("feed").get("/who-am-i").expect(200).json();

    assertThat(caller.required("roles")).hasSize(1);
    assertThat(caller.required("roles").get(0).textValue()).isEqualTo("SERVICE");
    people.service("feed").get("/who-am-i/member").expect(403);
    people.service("feed").post("/accounts/feed/service-token").expect(403);
  }

  @Test
  void an_anonymous_caller_gets_a_bearer_challenge() {
    var refused = people.nobody().get("/who-am-i").expect(401);

    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(refused.header("Content-Type")).startsWith("application/");
  }

  @Test
  void a_route_without_an_annotation_is_refused_for_all_callers() {
    people.nobody().get("/who-am-i/forgotten").expect(401);
    people.admin().get("/who-am-i/forgotten").expect(403);
  }

  @Test
  void an_open_route_gets_the_caller_if_there_is_a_token() {
    assertThat(people.nobody().get("/who-am-i/anybody").expect(200).body()).isEqualTo("nobody");
    assertThat(people.member("ade").get("/who-am-i/anybody").expect(200).body()).isEqualTo("ade");
  }

  @Test
  void an_open_route_that_depends_on_its_caller_refuses_an_invalid_token() {
    var rubbish = people.nobody().withToken("rubbish");

    assertThat(rubbish.get("/who-am-i/anybody").expect(401).header("WWW-Authenticate"))
        .isEqualTo("Bearer");
    rubbish.get("/keys").expect(200);
    rubbish
        .post("/login", Map.of("username", "admin", "password", TestPasswords.ADMIN))
        .expect(200);
    people
        .nobody()
        .withHeader("Authorization", "Basic YWRtaW46YWRtaW4=")
        .get("/who-am-i/anybody")
        .expect(200);
  }

  @Test
  void basic_authentication_is_refused() {
    people
        .nobody()
        .withHeader("Authorization", "Basic YWRtaW46YWRtaW4=")
        .get("/who-am-i")
        .expect(401);
    people.nobody().withHeader("Authorization", "Bearer").get("/who-am-i").expect(401);
    people.nobody().withHeader("Authorization", "Bearer ").get("/who-am-i").expect(401);
  }
}
