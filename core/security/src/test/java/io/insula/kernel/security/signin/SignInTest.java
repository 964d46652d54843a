package io.insula.kernel.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class SignInTest {
  @Inject EmbeddedServer server;
  ApiClient nobody;
  TestUsers people;

  @BeforeEach
  void connect() {
    nobody = ApiClient.at(server.getURI());
    people = TestUsers.of(server.getURI());
  }

  @Test
  void the_admin_of_the_settings_signs_in_at_the_first_start() {
    var answer =
        nobody
            .post("/login", Map.of("username", "admin", "password", TestPasswords.ADMIN))
            .expect(200);

    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.json().required("username").textValue()).isEqualTo("admin");
    assertThat(answer.json().required("token_type").textValue()).isEqualTo("Bearer");
    assertThat(answer.json().required("expires_in").longValue()).isEqualTo(900);
    assertThat(answer.json().required("roles")).hasSize(1);
    assertThat(answer.json().required("refresh_token").textValue()).hasSize(43);
  }

  @Test
  void anybody_can_verify_an_access_token_with_the_public_keys() throws Exception {
    var answer =
        nobody.post("/login", Map.of("username", "admin", "password", TestPasswords.ADMIN));
    var token = SignedJWT.parse(answer.json().required("access_token").textValue());
    var key = JWKSet.parse(nobody.get("/keys").body()).getKeyByKeyId(token.getHeader().getKeyID());

    assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
    assertThat(key.isPrivate()).isFalse();
  }

  @Test
  void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    var wrong = nobody.post("/login", Map.of("username", "admin", "password", "wrong password"));
    var unknown = nobody.post("/login", Map.of("username", "nobody", "password", "wrong password"));

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void a_name_in_upper_case_is_the_same_name() {
    nobody.post("/login", Map.of("username", "ADMIN", "password", TestPasswords.ADMIN)).expect(200);
  }

  @Test
  void a_member_may_not_create_accounts() {
    var account = Map.of("username", "eve", "password", "long enough");

    people.member("ade").post("/accounts", account).expect(403);
    var refused = nobody.post("/accounts", account).expect(401);

    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
  }
}
