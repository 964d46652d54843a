package io.insula.kernel.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.kernel.security.StartupAccounts;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class BootstrapAdminTest {
  private static final String FIRST = "the first password";
  private static final String SECOND = "the second password";

  private final TestDatabase database = TestDatabase.reserve();

  @Test
  void in_development_the_admin_gets_the_configured_password_at_every_start() {
    String refreshToken;
    try (var server = start(FIRST)) {
      refreshToken = signIn(server, FIRST).expect(200).json().required("refresh_token").textValue();
    }
    try (var server = start(SECOND)) {
      signIn(server, FIRST).expect(401);
      signIn(server, SECOND).expect(200);
      refresh(server, refreshToken).expect(401);
    }
  }

  @Test
  void in_development_a_start_with_the_same_password_ends_no_sessions() {
    String refreshToken;
    try (var server = start(FIRST)) {
      refreshToken = signIn(server, FIRST).expect(200).json().required("refresh_token").textValue();
    }
    try (var server = start(FIRST)) {
      refresh(server, refreshToken).expect(200);
    }
  }

  @Test
  void in_development_a_start_without_a_password_does_not_change_the_admin() {
    start(FIRST).close();
    try (var server = start("")) {
      signIn(server, FIRST).expect(200);
      assertThat(accounts(server).nobodyCanBeAdmin()).isFalse();
    }
  }

  @Test
  void in_development_without_a_password_there_is_no_admin() {
    try (var server = start("")) {
      assertThat(accounts(server).nobodyCanBeAdmin()).isTrue();
      assertThat(accounts(server).hasPassword("admin", FIRST)).isFalse();
    }
  }

  @Test
  void in_development_the_server_starts_while_an_erasure_reserves_the_name_of_the_admin() {
    try (var server = start(FIRST)) {
      jdbi(server)
          .useHandle(
              handle -> {
                handle.execute("DELETE FROM kernel.account WHERE username = 'admin'");
                handle.execute(
                    "INSERT INTO kernel.erasure (username, app) VALUES ('admin', 'diary')");
              });
    }
    try (var server = start(SECOND)) {
      signIn(server, SECOND).expect(401);
      jdbi(server).useHandle(handle -> handle.execute("DELETE FROM kernel.erasure"));
    }
    try (var server = start(SECOND)) {
      signIn(server, SECOND).expect(200);
    }
  }

  private static Jdbi jdbi(EmbeddedServer server) {
    return server.getApplicationContext().getBean(Jdbi.class);
  }

  private static StartupAccounts accounts(EmbeddedServer server) {
    return server.getApplicationContext().getBean(StartupAccounts.class);
  }

  private static ApiResponse signIn(EmbeddedServer server, String password) {
    return ApiClient.at(server.getURI())
        .post("/login", Map.of("username", "admin", "password", password));
  }

  private static ApiResponse refresh(EmbeddedServer server, String refreshToken) {
    return ApiClient.at(server.getURI())
        .post(
            "/oauth/access_token",
            Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
  }

  private EmbeddedServer start(String adminPassword) {
    return ApplicationContext.run(
        EmbeddedServer.class,
        Map.of(
            "datasources.default.url", database.url(),
            "datasources.default.username", database.username(),
            "datasources.default.password", database.password(),
            "insula.development", true,
            "insula.admin.password", adminPassword));
  }
}
