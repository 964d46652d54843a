package io.insula.kernel.web.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.testkit.ApiClient;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a server whose database answers, but does not accept writes. */
@Execution(CONCURRENT)
class FailedWritesTest {
  private final TestDatabase database = TestDatabase.reserve();
  private final EmbeddedServer server =
      ApplicationContext.run(
          EmbeddedServer.class,
          Map.of(
              "insula.test.database-controller", "true",
              "datasources.default.url", database.url(),
              "datasources.default.username", database.username(),
              "datasources.default.password", database.password()));
  private final ApiClient client = ApiClient.at(server.getURI());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void while_the_database_is_read_only_writes_get_503_and_the_server_is_not_ready() {
    assertWritable();
    change("SET default_transaction_read_only = on");
    endSessions();

    assertWritesAreRefused();
    await().until(() -> client.get("/test/database").status() == 200);
    change("RESET default_transaction_read_only");
    await().untilAsserted(this::assertWritable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"53100", "58030"})
  void while_the_database_cannot_use_its_disk_writes_get_503_and_the_server_is_not_ready(
      String state) {
    assertWritable();
    database.execute(
        """
        CREATE FUNCTION fail() RETURNS event_trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE 'could not extend file' USING ERRCODE = '%s'; END $$;
        CREATE EVENT TRIGGER broken_disk ON ddl_command_start
        WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS') EXECUTE FUNCTION fail()
        """
            .formatted(state));

    assertWritesAreRefused();
    client.get("/test/database").expect(200);
    database.execute("DROP EVENT TRIGGER broken_disk");
    await().untilAsserted(this::assertWritable);
  }

  private void assertWritable() {
    client.post("/test/database/write").expect(200);
    client.get("/health/readiness").expect(200);
  }

  private void assertWritesAreRefused() {
    var refused = client.post("/test/database/write").expect(503);
    assertThat(refused.header("Retry-After")).isNotBlank();
    assertThat(refused.body()).doesNotContain("could not extend file", "transaction");
    await().until(() -> client.get("/health/readiness").status() == 503);
    assertThat(client.get("/health/liveness").status()).isEqualTo(200);
  }

  /** Changes a setting of the database for later sessions. */
  private void change(String setting) {
    database.execute(
        """
        SET TRANSACTION READ WRITE;
        DO $$ BEGIN EXECUTE format('ALTER DATABASE %%I %s', current_database()); END $$
        """
            .formatted(setting));
  }

  /** Ends all sessions, as a failover to another server would. */
  private void endSessions() {
    database.execute(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """);
  }
}
