package io.insula.kernel.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.accounts.sign-up", value = "true")
class SignUpTest {
  @Inject EmbeddedServer server;

  @Test
  void anyone_can_sign_up_if_it_is_on() {
    var nobody = ApiClient.at(server.getURI());
    var account = Map.of("username", "newcomer", "password", "long enough");

    nobody.post("/accounts", account).expect(201);
    nobody.post("/login", account).expect(200);
    nobody.get("/accounts/newcomer").expect(401);
  }

  @Test
  void the_document_shows_that_sign_up_needs_no_token() {
    var document = ApiClient.at(server.getURI()).get("/openapi.json").expect(200).json();

    assertThat(document.at("/paths/~1accounts/post/security").isArray()).isTrue();
    assertThat(document.at("/paths/~1accounts/post/security")).isEmpty();
    assertThat(document.at("/paths/~1accounts/get/security")).isNotEmpty();
  }
}
