package io.insula.kernel.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestPasswords;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.accounts.sign-up", value = "true")
class SignUpTest {
  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;

  @Test
  void anyone_can_sign_up_if_it_is_on() {
    var nobody = ApiClient.at(server.getURI());
    var account = Map.of("username", "newcomer", "password", "long enough");

    nobody.post("/accounts", account).expect(201);
    nobody.post("/login", account).expect(200);
    nobody.get("/accounts/newcomer").expect(401);
  }

  @Test
  void a_repeat_with_the_same_key_and_body_gets_the_account_again() {
    var key = UUID.randomUUID().toString();
    var account = Map.of("username", "patient", "password", "long enough", "email", "p@x.org");
    var first = signUp(key, account).expect(201).json();

    assertThat(signUp(key, account).expect(201).json()).isEqualTo(first);

    signUp(UUID.randomUUID().toString(), account).expect(409);
    ApiClient.at(server.getURI()).post("/accounts", account).expect(409);
    signUp(key, Map.of("username", "patient", "password", "long enough")).expect(409);
    signUp(key, Map.of("username", "patient", "password", "another one", "email", "p@x.org"))
        .expect(409);
  }

  @Test
  void a_key_that_others_could_guess_is_ignored() {
    var account = Map.of("username", "guessable", "password", "long enough");
    signUp("1", account).expect(201);
    signUp("1", account).expect(409);
  }

  @Test
  void a_repeat_after_a_day_says_that_the_name_is_taken() {
    var key = UUID.randomUUID().toString();
    var account = Map.of("username", "belated", "password", "long enough");
    signUp(key, account).expect(201);

    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE kernel.account SET created_at = created_at - interval '25 hours'"
                    + " WHERE username = 'belated'"));

    signUp(key, account).expect(409);
  }

  @Test
  void a_caller_whose_session_has_ended_creates_no_account() {
    var login = Map.of("username", "admin", "password", TestPasswords.ADMIN);
    var nobody = ApiClient.at(server.getURI());
    var token = nobody.post("/login", login).expect(200).json().required("access_token");
    var admin = nobody.withToken(token.textValue());
    admin.post("/logout").expect(204);
    var account = Map.of("username", "unnoticed", "password", "long enough");

    admin.post("/accounts", account).expect(401);

    nobody.post("/login", account).expect(401);
    nobody.post("/accounts", account).expect(201);
  }

  private ApiResponse signUp(String key, Map<String, String> account) {
    return ApiClient.at(server.getURI())
        .withHeader("Idempotency-Key", key)
        .post("/accounts", account);
  }

  @Test
  void the_document_shows_that_sign_up_needs_no_token() {
    var document = ApiClient.at(server.getURI()).get("/openapi.json").expect(200).json();

    assertThat(document.at("/paths/~1accounts/post/security").isArray()).isTrue();
    assertThat(document.at("/paths/~1accounts/post/security")).isEmpty();
    assertThat(document.at("/paths/~1accounts/get/security")).isNotEmpty();
  }
}
