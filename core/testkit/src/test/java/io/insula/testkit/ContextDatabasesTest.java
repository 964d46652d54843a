package io.insula.testkit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ContextDatabasesTest {
  private final ContextDatabases databases = new ContextDatabases(TestDatabaseServer.ofThisRun());

  @Test
  void a_context_gets_a_copy_of_what_another_one_with_the_same_apps_migrated() {
    migrate("all");

    var second = databases.promise();
    databases.create(second.url(), "all");

    assertDoesNotThrow(() -> second.execute("SELECT * FROM beds"));
  }

  @Test
  void a_copy_has_no_rows_written_after_the_migrations() {
    migrate("all").execute("INSERT INTO beds VALUES (1)");

    var second = databases.promise();
    databases.create(second.url(), "all");

    second.execute("DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM beds); END $$");
  }

  @Test
  void other_apps_begin_with_an_empty_database() {
    migrate("all");

    var other = databases.promise();
    databases.create(other.url(), "garden");

    assertThrows(IllegalStateException.class, () -> other.execute("SELECT * FROM beds"));
  }

  @Test
  void a_context_waits_for_one_that_is_migrating() throws Exception {
    var first = databases.promise();
    databases.create(first.url(), "all");
    var second = databases.promise();
    var creation = Thread.ofVirtual().start(() -> databases.create(second.url(), "all"));
    await().until(() -> creation.getState() == Thread.State.TIMED_WAITING);

    first.execute("CREATE TABLE beds (id bigint)");
    databases.migrated(first.url(), "all");

    assertTrue(creation.join(Duration.ofSeconds(10)));
    assertDoesNotThrow(() -> second.execute("SELECT * FROM beds"));
  }

  @Test
  @Timeout(60)
  void a_failed_migration_leaves_nothing_to_copy_and_nothing_to_wait_for() {
    startAndFail();

    var second = databases.promise();
    databases.create(second.url(), "all");

    assertThrows(IllegalStateException.class, () -> second.execute("SELECT * FROM beds"));
  }

  @Test
  @Timeout(60)
  void a_context_does_not_wait_for_a_thread_that_has_ended() throws Exception {
    Thread.ofVirtual().start(this::startAndFail).join();

    var second = databases.promise();
    databases.create(second.url(), "all");

    assertThrows(IllegalStateException.class, () -> second.execute("SELECT * FROM beds"));
  }

  @Test
  void a_context_does_not_wait_forever() throws Exception {
    var impatient = new ContextDatabases(TestDatabaseServer.ofThisRun(), Duration.ofMillis(10));
    var first = impatient.promise();
    impatient.create(first.url(), "all");

    var second = impatient.promise();
    var creation = Thread.ofVirtual().start(() -> impatient.create(second.url(), "all"));

    assertTrue(creation.join(Duration.ofSeconds(10)));
    assertDoesNotThrow(() -> second.execute("CREATE TABLE beds (id bigint)"));
  }

  private void startAndFail() {
    var failed = databases.promise();
    databases.create(failed.url(), "all");
    failed.execute("CREATE TABLE beds (id bigint)");
  }

  @Test
  void a_database_provided_by_a_test_is_not_changed() {
    var own = TestDatabase.create();

    databases.create(own.url(), "all");
    databases.migrated(own.url(), "all");

    var first = databases.promise();
    databases.create(first.url(), "all");
    assertDoesNotThrow(() -> first.execute("CREATE TABLE beds (id bigint)"));
  }

  @Test
  void a_later_context_on_the_same_database_finds_its_rows_also_through_a_proxy() {
    var shared = migrate("all");
    shared.execute("INSERT INTO beds VALUES (1)");

    try (var proxy = FaultyProxy.inFrontOf(shared)) {
      databases.create(proxy.through(shared).url(), "all");
      databases.migrated(proxy.through(shared).url(), "all");
    }

    shared.execute("DO $$ BEGIN ASSERT EXISTS (SELECT FROM beds); END $$");
  }

  @Test
  void a_context_creates_its_database_also_through_a_proxy() {
    var reserved = databases.promise();

    try (var proxy = FaultyProxy.inFrontOf(reserved)) {
      databases.create(proxy.through(reserved).url(), "all");
    }

    assertDoesNotThrow(() -> reserved.execute("CREATE TABLE beds (id bigint)"));
  }

  @Test
  void a_copy_of_a_database_has_its_rows_and_changes_alone() {
    var original = TestDatabase.create();
    original.execute("CREATE TABLE beds AS SELECT 1 AS id");

    var copy = original.copy();
    copy.execute("DELETE FROM beds WHERE id = 1");

    copy.execute("DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM beds); END $$");
    original.execute("DO $$ BEGIN ASSERT EXISTS (SELECT FROM beds); END $$");
  }

  private TestDatabase migrate(String apps) {
    var first = databases.promise();
    databases.create(first.url(), apps);
    first.execute("CREATE TABLE beds (id bigint)");
    databases.migrated(first.url(), apps);
    return first;
  }
}
