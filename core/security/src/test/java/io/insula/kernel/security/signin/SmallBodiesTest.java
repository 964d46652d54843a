package io.insula.kernel.security.signin;

import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
class SmallBodiesTest {
  private static final int LIMIT = 8 * 1024;

  @Inject EmbeddedServer server;

  @ParameterizedTest
  @CsvSource({
    "POST, /login, application/json",
    "POST, /oauth/access_token, application/json",
    "POST, /oauth/access_token, application/x-www-form-urlencoded",
    "POST, /accounts, application/json",
    "PUT, /accounts/nobody/password, application/json",
    "POST, /logout, application/json"
  })
  void a_body_of_more_than_8_kb_is_refused(String method, String path, String type) {
    var admin = TestUsers.of(server.getURI()).admin();

    admin.send(method, path, type, body(LIMIT + 1)).expect(413);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /login",
    "POST, /oauth/access_token",
    "POST, /accounts",
    "PUT, /accounts/nobody/password"
  })
  void a_body_of_8_kb_is_read_and_its_missing_fields_are_reported(String method, String path) {
    var admin = TestUsers.of(server.getURI()).admin();

    admin.send(method, path, "application/json", body(LIMIT)).expect(400);
  }

  /** Returns an empty object with spaces after it. */
  private static byte[] body(int length) {
    return ("{}" + " ".repeat(length - 2)).getBytes(StandardCharsets.UTF_8);
  }
}
