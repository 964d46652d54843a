package io.insula.kernel.security.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.kernel.security.accounts.AccountTable;
import io.insula.kernel.security.sessions.Session;
import io.insula.kernel.security.sessions.SessionTable;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.FaultyProxy;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.exceptions.IllegalTransactionStateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignInOutageTest {
  @Test
  void while_the_database_is_unavailable_signing_in_answers_503() throws Exception {
    var database = TestDatabase.reserve();
    try (var proxy = FaultyProxy.inFrontOf(database);
        var server = start(proxy.through(database))) {
      var refreshToken = signIn(server).expect(200).json().required("refresh_token").textValue();

      proxy.cut();
      assertThat(signIn(server).expect(503).header("Retry-After")).isNotNull();
      assertThat(refresh(server, refreshToken).expect(503).header("Retry-After")).isNotNull();

      proxy.heal();
      await().untilAsserted(() -> signIn(server).expect(200));
      refresh(server, refreshToken).expect(200);
    }
  }

  @Test
  void while_the_database_is_frozen_signing_in_answers_503_within_two_seconds() {
    var database = TestDatabase.reserve();
    try (var proxy = FaultyProxy.inFrontOf(database);
        var server = start(proxy.through(database))) {
      var refreshToken = signIn(server).expect(200).json().required("refresh_token").textValue();

      proxy.freeze();
      assertQuick(() -> signIn(server).expect(503));
      assertQuick(() -> refresh(server, refreshToken).expect(503));

      proxy.thaw();
      await().untilAsserted(() -> signIn(server).expect(200));
    }
  }

  private static void assertQuick(Runnable request) {
    var start = System.nanoTime();
    request.run();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void a_session_is_opened_only_in_the_transaction_that_locked_its_account() {
    try (var server = start(TestDatabase.reserve())) {
      var context = server.getApplicationContext();
      var sessions = context.getBean(SessionTable.class);
      var accounts = context.getBean(AccountTable.class);
      var now = Instant.now();

      assertThatThrownBy(() -> sessions.open(1, Session.Kind.SIGN_IN, now, now))
          .isInstanceOf(IllegalTransactionStateException.class);
      assertThatThrownBy(() -> accounts.lockEnabled(UUID.randomUUID()))
          .isInstanceOf(IllegalTransactionStateException.class);
    }
  }

  private static EmbeddedServer start(TestDatabase database) {
    return ApplicationContext.run(
        EmbeddedServer.class,
        Map.of(
            "datasources.default.url", database.url(),
            "datasources.default.username", database.username(),
            "datasources.default.password", database.password()));
  }

  private static ApiResponse signIn(EmbeddedServer server) {
    return ApiClient.at(server.getURI())
        .post("/login", Map.of("username", "admin", "password", TestPasswords.ADMIN));
  }

  private static ApiResponse refresh(EmbeddedServer server, String token) {
    return ApiClient.at(server.getURI())
        .post("/oauth/access_token", Map.of("grant_type", "refresh_token", "refresh_token", token));
  }
}
