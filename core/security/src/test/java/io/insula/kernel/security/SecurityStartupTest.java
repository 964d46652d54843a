package io.insula.kernel.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecurityStartupTest {
  private static final Map<String, Object> PROVIDER =
      Map.of(
          "insula.jwks-url", "http://127.0.0.1:1/jwks",
          "insula.jwt.issuer", "https://identity.example",
          "insula.jwt.audience", "popee",
          "insula.admin.password", "");

  @Test
  void without_an_admin_the_start_fails_and_names_the_setting() {
    refuses(Map.of("insula.admin.password", ""), "INSULA_ADMIN_PASSWORD is not set");
  }

  @Test
  void a_weak_admin_password_fails_the_start() {
    refuses(Map.of("insula.admin.password", "short"), "INSULA_ADMIN_PASSWORD: password must have");
  }

  @Test
  void an_incomplete_external_provider_fails_the_start() {
    refuses(Map.of("insula.jwt.issuer", "https://identity.example"), "INSULA_JWKS_URL");
  }

  @Test
  void in_development_no_admin_is_required() {
    try (var server = start(Map.of("insula.admin.password", "", "insula.development", "true"))) {
      signIn(server, TestPasswords.ADMIN).expect(401);
    }
  }

  @Test
  void an_external_provider_may_name_the_admin() {
    try (var server = start(PROVIDER)) {
      signIn(server, TestPasswords.ADMIN).expect(401);
    }
  }

  @Test
  void an_existing_admin_keeps_the_password() {
    var database = TestDatabase.reserve();
    start(with(database, TestPasswords.ADMIN)).close();
    start(with(database, "")).close();
    try (var server = start(with(database, "another password"))) {
      signIn(server, "another password").expect(401);
      signIn(server, TestPasswords.ADMIN).expect(200);
    }
  }

  private static EmbeddedServer start(Map<String, Object> settings) {
    return ApplicationContext.run(EmbeddedServer.class, settings);
  }

  private static void refuses(Map<String, Object> settings, String message) {
    try (var context = ApplicationContext.builder(settings).build()) {
      assertThatThrownBy(context::start)
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining(message)
          .message()
          .doesNotContain("\n");
    }
  }

  private static ApiResponse signIn(EmbeddedServer server, String password) {
    return ApiClient.at(server.getURI())
        .post("/login", Map.of("username", "admin", "password", password));
  }

  private static Map<String, Object> with(TestDatabase database, String adminPassword) {
    return Map.of(
        "datasources.default.url", database.url(),
        "datasources.default.username", database.username(),
        "datasources.default.password", database.password(),
        "insula.admin.password", adminPassword);
  }
}
