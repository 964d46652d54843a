package io.insula.kernel.movingout.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.database.DatabaseAddress;
import io.insula.kernel.database.ExternalDatabaseOpener;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class SchemaMoveTest {
  private static final AppDescriptor ORCHARD = AppDescriptor.of("orchard");
  private static final List<AppDescriptor> SCHEMAS = List.of(AppDescriptor.of("kernel"), ORCHARD);
  private static final String SLEEPING =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname ="
          + " current_database()";

  private static final TestDatabase PLANTED = planted();

  private final DatabaseAddress old = addressOf(PLANTED.copy());
  private final DatabaseAddress fresh = addressOf(TestDatabase.create());

  private static TestDatabase planted() {
    var database = TestDatabase.create();
    ExternalDatabaseOpener.migrate(addressOf(database), SCHEMAS);
    in(
        addressOf(database),
        """
        INSERT INTO orchard.tree (name) VALUES ('Gravensteiner'), ('Boskoop');
        INSERT INTO orchard.apple (tree_id, fell_of, name, "Größe", picked)
        SELECT 1 + n % 2, nullif(n - 1, 0), E'Äpfel \\\\ \\t' || n, nullif(n, 7), '{"by": "a"}'
        FROM generate_series(1, 1000) n;
        SELECT nextval('orchard.harvests'), nextval('orchard.harvests');
        CREATE TABLE orchard.harvest_2025 PARTITION OF orchard.harvest
          FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
        CREATE TABLE orchard.harvest_rest PARTITION OF orchard.harvest DEFAULT;
        INSERT INTO orchard.harvest VALUES ('2025-05-05', 1), ('2026-06-06', 2), ('infinity', 3);
        """);
    return database;
  }

  @Test
  void all_data_arrives_and_sequences_continue() {
    var before = contentsOf(old);

    var moved = move(old, fresh);

    assertThat(moved.rows()).isEqualTo(Map.of("tree", 2L, "apple", 1000L, "harvest", 3L));
    assertThat(contentsOf(fresh)).isEqualTo(before);
    assertThat(
            numbers(
                fresh,
                """
                INSERT INTO orchard.apple (tree_id, name) VALUES (1, 'next') RETURNING id
                """))
        .containsExactly(1001L);
    assertThat(numbers(fresh, "SELECT orchard.plant('next')")).containsExactly(3L);
    assertThat(numbers(fresh, "SELECT nextval('orchard.harvests')")).containsExactly(9L);
    assertThat(numbers(fresh, "SELECT count(*) FROM orchard.harvest_2025")).containsExactly(1L);
  }

  @Test
  void the_old_copy_has_another_name_and_no_server_starts_with_empty_data() {
    move(old, fresh);

    assertThat(numbers(old, "SELECT count(*) FROM orchard_moved.apple")).containsExactly(1000L);
    assertThatThrownBy(() -> in(old, "SELECT FROM orchard.apple")).hasMessageContaining("orchard");
    assertThatThrownBy(() -> serverWithOrchard(old))
        .hasStackTraceContaining(CannotStartException.class.getName())
        .hasStackTraceContaining(
            "The data of orchard was moved out of this database (orchard_moved is the old copy)");
  }

  @Test
  void the_copy_waits_for_earlier_writers_whatever_the_default_isolation_is() throws SQLException {
    var name = old.url().replaceAll(".*/([^?]*).*", "$1");
    in(old, "ALTER DATABASE " + name + " SET default_transaction_isolation = 'repeatable read'");
    try (var writer = ExternalDatabaseOpener.open(old)) {
      writer.setAutoCommit(false);
      try (var insert = writer.createStatement()) {
        insert.execute("SELECT orchard.plant('late')");
      }
      var moving =
          CompletableFuture.supplyAsync(() -> move(old, fresh), Thread::startVirtualThread);
      await().until(() -> number(old, SLEEPING) == 1);
      writer.commit();
      assertThat(moving.join().rows()).containsEntry("tree", 3L);
    }
  }

  @Test
  void a_writer_during_the_copy_waits_and_then_fails_because_the_table_is_gone()
      throws SQLException {
    ExternalDatabaseOpener.migrate(fresh, SCHEMAS);
    try (var brake = ExternalDatabaseOpener.open(fresh)) {
      var moving = brakeMove(brake);
      var statement =
          CompletableFuture.runAsync(
              () -> in(old, "SELECT orchard.plant('lost?')"), Thread::startVirtualThread);
      var update =
          CompletableFuture.runAsync(
              () -> in(old, "UPDATE orchard.tree SET name = 'lost?'"), Thread::startVirtualThread);
      await().until(() -> number(old, SLEEPING) == 2);
      assertThat(number(old, "SELECT count(*) FROM orchard.apple")).isEqualTo(1000);

      brake.rollback();

      moving.join();
      assertThatThrownBy(statement::join).hasMessageContaining("orchard");
      assertThatThrownBy(update::join).hasMessageContaining("orchard");
      var lost = "SELECT count(*) FROM %s.tree WHERE name = 'lost?'";
      assertThat(number(old, lost.formatted("orchard_moved"))).isZero();
      assertThat(number(fresh, lost.formatted("orchard"))).isZero();
    }
  }

  @Test
  void an_aborted_move_changes_nothing_and_can_be_repeated() throws SQLException {
    ExternalDatabaseOpener.migrate(fresh, SCHEMAS);
    var before = contentsOf(old);
    try (var brake = ExternalDatabaseOpener.open(fresh)) {
      var moving = brakeMove(brake);
      in(
          fresh,
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE wait_event_type = 'Lock' AND datname = current_database()
          """);
      assertThatThrownBy(moving::join)
          .hasCauseInstanceOf(MoveRefusedException.class)
          .hasMessageContaining("The data of orchard was not moved: ");
      brake.rollback();
    }
    assertThat(contentsOf(old)).isEqualTo(before);
    in(old, "SELECT orchard.plant('still here')");
    assertThat(move(old, fresh).rows()).containsEntry("tree", 3L);
  }

  @Test
  void data_can_be_moved_back() {
    move(old, fresh);
    in(fresh, "SELECT orchard.plant('abroad')");

    move(fresh, old);

    assertThat(number(old, "SELECT count(*) FROM orchard.tree WHERE name = 'abroad'")).isOne();
    assertThat(number(old, "SELECT count(*) FROM pg_namespace WHERE nspname = 'orchard_moved'"))
        .isZero();
    serverWithOrchard(old);
    move(old, fresh);
    assertThat(number(fresh, "SELECT count(*) FROM orchard.tree")).isEqualTo(3);
  }

  @Test
  void waiting_messages_are_moved_when_no_process_stays_on_the_old_database() {
    in(
        old,
        """
        INSERT INTO kernel.outbox
          (topic, delivery_key, payload, trace_id, next_attempt_at, give_up_at)
        VALUES ('a', gen_random_uuid(), '{}', 't', now(), now())
        """);
    assertThat(move(old, fresh).messages()).isZero();
    assertThat(number(old, "SELECT count(*) FROM kernel.outbox")).isOne();
    in(old, "ALTER SCHEMA orchard_moved RENAME TO orchard");
    in(fresh, "DROP SCHEMA orchard CASCADE");
    var leaving = new SchemaMove(ORCHARD, old, fresh, true);
    in(old, "CREATE SCHEMA garden CREATE TABLE flyway_schema_history (version text)");
    assertThatThrownBy(leaving::run)
        .isInstanceOf(MoveRefusedException.class)
        .hasMessageEndingWith("leave out --leaving. The schemas of these apps: [garden]");
    in(old, "DROP SCHEMA garden CASCADE");

    assertThat(leaving.run().messages()).isOne();

    assertThat(number(old, "SELECT count(*) FROM kernel.outbox")).isZero();
    assertThat(number(fresh, "SELECT count(*) FROM kernel.outbox WHERE topic = 'a'")).isOne();
  }

  @Test
  void idempotency_keys_are_moved_too() {
    var insert =
        """
        INSERT INTO kernel.idempotency_keys
          (request_key, fingerprint, request_id, claim, leased_until, expires_at, status)
        VALUES ('\\x01', '\\x00', gen_random_uuid(), gen_random_uuid(), now(), now(), 201),
          ('\\x02', '\\x00', gen_random_uuid(), gen_random_uuid(), now(), now(), NULL)
        """;
    in(old, insert);

    move(old, fresh);

    // The second row has no answer yet, but it has the request id with which apps recognise a
    // retry.
    assertThat(number(fresh, "SELECT count(*) FROM kernel.idempotency_keys")).isEqualTo(2);
  }

  @Test
  void a_move_that_would_lose_or_mix_data_is_refused() {
    assertRefused(old, old, "The old and the new database are the same");
    assertRefused(
        fresh,
        old,
        "The schema kernel or orchard in the old database does not match the migrations of this");

    ExternalDatabaseOpener.migrate(fresh, SCHEMAS);
    in(fresh, "SELECT orchard.plant('mine')");
    assertRefused(old, fresh, "The new database has rows in orchard.tree");

    in(fresh, "DELETE FROM orchard.tree");
    in(old, "CREATE SCHEMA orchard_moved");
    assertRefused(old, fresh, "The old database has a schema orchard_moved from an earlier move");
  }

  @Test
  void unknown_tables_are_reported_before_the_move_starts() {
    in(old, "ALTER TABLE orchard.harvest DETACH PARTITION orchard.harvest_2025");
    assertRefused(old, fresh, "The schema orchard has tables that Insula does not create");
  }

  @Test
  void after_a_failed_move_back_no_server_starts_with_empty_data() {
    move(old, fresh);
    in(fresh, "CREATE TABLE orchard.stranger (id integer)");
    assertThatThrownBy(() -> move(fresh, old)).isInstanceOf(MoveRefusedException.class);
    assertThat(number(old, "SELECT count(*) FROM orchard.tree")).isZero();

    assertThatThrownBy(() -> serverWithOrchard(old))
        .hasStackTraceContaining("The data of orchard was moved out of this database");
  }

  @Test
  void an_unavailable_database_is_reported_in_one_line() {
    var nowhere = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/none", "a", "b");
    assertRefused(old, nowhere, "The data of orchard was not moved: ");
    assertRefused(nowhere, fresh, "The data of orchard was not moved: ");
  }

  private void assertRefused(DatabaseAddress from, DatabaseAddress to, String why) {
    var before = contentsOf(old);
    assertThatThrownBy(() -> move(from, to))
        .isInstanceOf(MoveRefusedException.class)
        .hasMessageStartingWith(why);
    assertThat(contentsOf(old)).isEqualTo(before);
  }

  /**
   * Starts a move while another connection locks the new tables. Waits until the move has locked
   * the old tables and waits for the new ones.
   */
  private CompletableFuture<MoveSummary> brakeMove(Connection brake) throws SQLException {
    brake.setAutoCommit(false);
    try (var lock = brake.createStatement()) {
      lock.execute("LOCK TABLE orchard.tree IN SHARE MODE");
    }
    var moving = CompletableFuture.supplyAsync(() -> move(old, fresh), Thread::startVirtualThread);
    await().until(() -> number(fresh, SLEEPING) == 1);
    return moving;
  }

  private static MoveSummary move(DatabaseAddress from, DatabaseAddress to) {
    return new SchemaMove(ORCHARD, from, to, false).run();
  }

  private static void serverWithOrchard(DatabaseAddress at) {
    ApplicationContext.builder()
        .banner(false)
        .deduceEnvironment(false)
        .properties(
            Map.of(
                "insula.test.orchard", "true",
                "datasources.default.url", at.url(),
                "datasources.default.username", at.username(),
                "datasources.default.password", at.password()))
        .start()
        .close();
  }

  private static List<String> contentsOf(DatabaseAddress at) {
    return Jdbi.create(at.url(), at.username(), at.password())
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT row::text FROM (
                          SELECT row(a.*)::text FROM orchard.apple a
                          UNION ALL SELECT row(t.*)::text FROM orchard.tree t
                          UNION ALL SELECT row(h.tableoid::regclass, h.*)::text
                            FROM orchard.harvest h
                          UNION ALL SELECT row(s.last_value)::text FROM orchard.harvests s
                        ) AS row ORDER BY 1
                        """)
                    .mapTo(String.class)
                    .list());
  }

  private static long number(DatabaseAddress at, String query) {
    return numbers(at, query).getFirst();
  }

  private static List<Long> numbers(DatabaseAddress at, String query) {
    return Jdbi.create(at.url(), at.username(), at.password())
        .withHandle(handle -> handle.createQuery(query).mapTo(Long.class).list());
  }

  private static void in(DatabaseAddress at, String sql) {
    Jdbi.create(at.url(), at.username(), at.password())
        .useHandle(handle -> handle.createScript(sql).execute());
  }

  private static DatabaseAddress addressOf(TestDatabase database) {
    return new DatabaseAddress(database.url(), database.username(), database.password());
  }
}
