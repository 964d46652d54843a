package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.postgres.PostgresServer;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Restores a database to a moment between two writes, from a base backup and the archived
 * write-ahead log. The test archives and restores with the settings of PostgreSQL that the programs
 * in {@code docs/operations.md} also set.
 */
@Tag("processes")
class PointInTimeRecoveryTest {
  private static final String DATABASE = "postgres";

  @TempDir Path folder;

  @Test
  void a_restored_database_has_what_was_acknowledged_before_that_moment_and_nothing_later()
      throws IOException {
    var archive = Files.createDirectory(folder.resolve("archive"));
    var restored = folder.resolve("restored");
    String moment;
    try (var postgres = archivingTo(archive)) {
      try (var server = start(postgres)) {
        propose(server, "before the backup");
        backUp(postgres, restored);
        propose(server, "after the backup");
        moment = value(postgres, "SELECT clock_timestamp()::text");
        propose(server, "after the moment");
      }
      archiveLog(postgres);
      postgres.kill();
    }
    writeRecovery(restored.resolve("postgres"), archive, moment);

    try (var postgres = PostgresServer.startDurable(restored)) {
      await().until(() -> value(postgres, "SELECT pg_is_in_recovery()").equals("f"));
      try (var server = start(postgres)) {
        var member = TestUsers.of(server.uri()).member("ann");
        assertThat(member.get("/projects").expect(200).body())
            .contains("before the backup", "after the backup")
            .doesNotContain("after the moment");
        propose(server, "after the recovery");
      }
      assertThat(value(postgres, "SELECT timeline_id FROM pg_control_checkpoint()")).isEqualTo("2");
    }
  }

  /** Starts a new PostgreSQL that copies each finished segment of its log to this folder. */
  private PostgresServer archivingTo(Path archive) {
    var postgres = PostgresServer.startDurable(folder.resolve("original"));
    var database = database(postgres);
    database.execute("ALTER SYSTEM SET archive_mode = on");
    database.execute(
        "ALTER SYSTEM SET archive_command = 'test ! -f \"%1$s/%%f\" && cp %%p \"%1$s/%%f\"'"
            .formatted(archive));
    postgres.stop();
    postgres.start();
    return postgres;
  }

  /**
   * Makes a base backup of the running PostgreSQL in another data folder. Does what {@code
   * pg_basebackup} does, which the embedded PostgreSQL does not contain: it starts the backup,
   * copies all files except for the log and the process id, and ends the backup.
   */
  private static void backUp(PostgresServer postgres, Path target) throws IOException {
    var original = Path.of(value(postgres, "SHOW data_directory"));
    var copy = target.resolve("postgres");
    Files.createDirectories(target);
    Files.copy(original.resolveSibling("postgres-password"), target.resolve("postgres-password"));
    try (var session = open(postgres)) {
      session.execute("SELECT pg_backup_start('test', true)");
      copy(original, copy);
      var label =
          session
              .createQuery("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)")
              .mapTo(String.class)
              .one();
      Files.writeString(copy.resolve("backup_label"), label);
    }
  }

  private static void copy(Path original, Path copy) throws IOException {
    var log = original.resolve("pg_wal");
    Files.walkFileTree(
        original,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            var made = Files.createDirectory(copy.resolve(original.relativize(folder)));
            Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(folder));
            return folder.equals(log) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!file.endsWith("postmaster.pid")) {
              try {
                Files.copy(file, copy.resolve(original.relativize(file)));
              } catch (NoSuchFileException e) {
                return visitFileFailed(file, e);
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            // PostgreSQL may have deleted the file. The recovery repeats this deletion from the
            // log.
            if (Files.exists(file)) {
              throw e;
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Waits until the whole log so far is in the archive. */
  private static void archiveLog(PostgresServer postgres) {
    var segment = value(postgres, "SELECT pg_walfile_name(pg_switch_wal())");
    await()
        .until(
            () ->
                value(
                        postgres,
                        "SELECT coalesce(last_archived_wal, '') >= '%s' FROM pg_stat_archiver"
                            .formatted(segment))
                    .equals("t"));
  }

  private static void writeRecovery(Path cluster, Path archive, String moment) throws IOException {
    Files.createFile(cluster.resolve("recovery.signal"));
    var settings = cluster.resolve("postgresql.auto.conf");
    Files.write(
        settings,
        List.of(
            Files.readString(settings),
            "archive_mode = off",
            "restore_command = 'cp \"%s/%%f\" %%p'".formatted(archive),
            "recovery_target_time = '%s'".formatted(moment),
            "recovery_target_action = promote"));
  }

  private static void propose(ServerProcess server, String name) {
    var project = Map.of("project_name", name, "tagline", "for the yard");
    TestUsers.of(server.uri()).member("ann").post("/projects/propose", project).expect(201);
  }

  private static ServerProcess start(PostgresServer postgres) {
    return ServerProcess.start(Settings.standard().on(database(postgres))).awaitReady();
  }

  private static TestDatabase database(PostgresServer postgres) {
    return new TestDatabase(postgres.jdbcUrl(DATABASE), postgres.username(), postgres.password());
  }

  private static Handle open(PostgresServer postgres) {
    return Jdbi.open(postgres.jdbcUrl(DATABASE), postgres.username(), postgres.password());
  }

  private static String value(PostgresServer postgres, String query) {
    try (var session = open(postgres)) {
      return session.createQuery(query).mapTo(String.class).one();
    }
  }
}
