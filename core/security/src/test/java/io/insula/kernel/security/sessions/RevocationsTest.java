package io.insula.kernel.security.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.FaultyProxy;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class RevocationsTest {
  private TestDatabase database;
  private Map<String, Object> settings;
  private EmbeddedServer here;
  private EmbeddedServer elsewhere;

  @BeforeEach
  void start_two_servers_on_one_database() {
    database = TestDatabase.reserve();
    settings =
        Map.of(
            "datasources.default.url", database.url(),
            "datasources.default.username", database.username(),
            "datasources.default.password", database.password(),
            "insula.test.who-am-i", "true");
    here = ApplicationContext.run(EmbeddedServer.class, settings);
    elsewhere = ApplicationContext.run(EmbeddedServer.class, settings);
  }

  @AfterEach
  void stop() {
    here.close();
    elsewhere.close();
  }

  @Test
  void a_revocation_takes_effect_on_another_server_within_seconds() {
    var session = signIn(here, "ada");
    assertThat(status(here, session)).isEqualTo(200);
    assertThat(status(elsewhere, session)).isEqualTo(200);

    client(here, session).post("/logout").expect(204);

    assertThat(status(here, session)).isEqualTo(401);
    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(() -> assertThat(status(elsewhere, session)).isEqualTo(401));
  }

  @Test
  void disabling_an_account_takes_effect_on_another_server_within_seconds() {
    var session = signIn(elsewhere, "ben");
    assertThat(status(elsewhere, session)).isEqualTo(200);

    TestUsers.of(here.getURI())
        .admin()
        .patch("/accounts/ben", Map.of("disabled", true))
        .expect(200);

    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(() -> assertThat(status(elsewhere, session)).isEqualTo(401));
  }

  @Test
  void a_server_that_starts_later_loads_earlier_revocations() {
    var session = signIn(here, "cem");
    client(here, session).post("/logout").expect(204);

    try (var later = ApplicationContext.run(EmbeddedServer.class, settings)) {
      assertThat(status(later, session)).isEqualTo(401);
    }
  }

  @Test
  void a_revocation_that_commits_late_is_not_missed() {
    var session = signIn(here, "dag");
    assertThat(status(elsewhere, session)).isEqualTo(200);
    var revocations = elsewhere.getApplicationContext().getBean(Revocations.class);
    jdbi(here)
        .useTransaction(
            handle -> {
              handle.execute(
                  "UPDATE kernel.session SET revoked_at = clock_timestamp() - interval '30"
                      + " seconds'");
              revocations.refresh();
              assertThat(status(elsewhere, session)).isEqualTo(200);
            });

    revocations.refresh();

    assertThat(status(elsewhere, session)).isEqualTo(401);
  }

  @Test
  void while_the_database_is_unreachable_known_revocations_stay_in_effect() throws Exception {
    var session = signIn(here, "eda");
    var proxied = new HashMap<>(settings);
    try (var proxy = FaultyProxy.inFrontOf(database)) {
      proxied.put("datasources.default.url", proxy.through(database).url());
      try (var third = ApplicationContext.run(EmbeddedServer.class, proxied)) {
        var revocations = third.getApplicationContext().getBean(Revocations.class);
        client(third, session).post("/logout").expect(204);
        proxy.cut();

        assertThatThrownBy(revocations::refresh).isInstanceOf(JdbiException.class);
        assertThatThrownBy(revocations::refresh).isInstanceOf(JdbiException.class);
        assertThat(status(third, session)).isEqualTo(401);

        proxy.heal();
        var other = signIn(here, "fay");
        client(here, other).post("/logout").expect(204);
        await().untilAsserted(() -> assertThat(status(third, other)).isEqualTo(401));
      }
    }
  }

  @Test
  void revocations_of_expired_tokens_are_removed() {
    var context = here.getApplicationContext();
    var session = signIn(here, "gus");
    client(here, session).post("/logout").expect(204);
    var revocations = context.getBean(Revocations.class);
    var id = lastRevoked();
    assertThat(revocations.contains(id)).isTrue();
    jdbi(here).useHandle(handle -> handle.execute("DELETE FROM kernel.session"));

    revocations.add(List.of(new Revocation(id, Instant.EPOCH)));
    revocations.refresh();

    assertThat(revocations.contains(id)).isFalse();
  }

  private UUID lastRevoked() {
    return jdbi(here)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT session_id FROM kernel.session WHERE revoked_at IS NOT NULL")
                    .mapTo(UUID.class)
                    .one());
  }

  private static Jdbi jdbi(EmbeddedServer server) {
    return server.getApplicationContext().getBean(Jdbi.class);
  }

  private static JsonNode signIn(EmbeddedServer server, String name) {
    TestUsers.of(server.getURI()).member(name);
    return ApiClient.at(server.getURI())
        .post("/login", Map.of("username", name, "password", TestPasswords.MEMBER))
        .expect(200)
        .json();
  }

  private static ApiClient client(EmbeddedServer server, JsonNode session) {
    return ApiClient.at(server.getURI()).withToken(session.required("access_token").textValue());
  }

  private static int status(EmbeddedServer server, JsonNode session) {
    return client(server, session).get("/who-am-i").status();
  }
}
