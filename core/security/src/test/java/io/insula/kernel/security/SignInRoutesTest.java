package io.insula.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Tests the OpenAPI description of the security routes, and that a sign-in with an idempotency key
 * stores no token.
 */
@MicronautTest(transactional = false)
class SignInRoutesTest {
  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;

  @Test
  void the_document_lists_the_routes_their_fields_and_roles() {
    var document = anybody().get("/openapi.json").json();

    var login = document.at("/paths/~1login/post");
    assertThat(login.at("/security").isArray()).isTrue();
    assertThat(login.at("/security")).isEmpty();
    assertThat(document.at("/paths/~1accounts/post/operationId").asText()).startsWith("kernel.");
    assertThat(document.at("/components/schemas").toString()).contains("\"access_token\"");
    assertThat(document.at("/components/schemas").has("Caller")).isFalse();
    assertThat(document.at("/paths").has("/docs")).isFalse();
  }

  @Test
  void tokens_are_never_stored_for_an_idempotency_key() {
    TestUsers.of(server.getURI())
        .member("ade")
        .withHeader("Idempotency-Key", "sign-in")
        .post("/login", Map.of("username", "ade", "password", TestPasswords.MEMBER))
        .expect(200);

    var kept =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM kernel.idempotency_keys")
                    .mapTo(Integer.class)
                    .one());
    assertThat(kept).isZero();
  }

  private ApiClient anybody() {
    return ApiClient.at(server.getURI());
  }
}
