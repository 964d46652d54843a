package io.insula.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server that this process started. The loopback port never changes. Only the owner of
 * the folder can read the password. Threads may share the server.
 */
public final class PostgresServer implements AutoCloseable {
  private final DataFolder folder;
  private final Durability durability;
  private final PostgresPrograms programs;
  private final String password;
  private int port;
  private @Nullable RunningPostmaster running;

  private PostgresServer(DataFolder folder, Durability durability, PostgresPrograms programs) {
    this.folder = folder;
    this.durability = durability;
    this.programs = programs;
    DatabaseClusterInitializer.makeIfMissing(folder, programs, durability);
    try {
      this.password = Files.readString(folder.passwordFile());
    } catch (IOException e) {
      throw new PostgresException("The password in " + folder.path() + " cannot be read: " + e, e);
    }
  }

  /**
   * Starts a server with durable data in this folder. Creates the folder if necessary, and recovers
   * the data after a crash.
   *
   * @throws PostgresException if the server does not start; the message is one line
   */
  public static PostgresServer startDurable(Path folder) {
    var programs = new PostgresPrograms(PostgresBinaries.unpacked());
    return start(DataFolder.take(folder), Durability.DURABLE, programs);
  }

  /**
   * Starts a server for tests. Closing the server deletes its data. If this process is killed, the
   * next temporary server deletes the data.
   *
   * @throws PostgresException if the server does not start
   */
  public static PostgresServer startTemporary() {
    var programs = new PostgresPrograms(PostgresBinaries.unpacked());
    return start(TemporaryFolders.take(programs), Durability.TEMPORARY, programs);
  }

  private static PostgresServer start(
      DataFolder folder, Durability durability, PostgresPrograms programs) {
    try {
      var server = new PostgresServer(folder, durability, programs);
      server.start();
      return server;
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /**
   * Restarts the server after {@link #stop} or {@link #kill}, with the same port and data. Does
   * nothing if the server runs.
   *
   * @throws PostgresException if the server does not start
   */
  public synchronized void start() {
    if (running != null && running.isRunning()) {
      return;
    }
    Postmaster.of(folder.cluster()).ifPresent(orphan -> orphan.stop(programs));
    var started = RunningPostmaster.start(folder, programs, durability, port);
    port = started.port();
    running = started;
  }

  /** Ends all sessions, flushes the data to disk and stops the server. Keeps the data. */
  public synchronized void stop() {
    signal("INT");
  }

  /** Kills the server with {@code kill -9}, as in a crash. Keeps the data unchanged. */
  public synchronized void kill() {
    signal("KILL");
  }

  private void signal(String signal) {
    if (running != null) {
      running.stop(signal, programs);
      running = null;
    }
  }

  public synchronized int port() {
    return port;
  }

  /**
   * Returns the main process, the ancestor of all other processes of the server.
   *
   * @throws IllegalStateException if the server does not run
   */
  public synchronized ProcessHandle process() {
    if (running == null) {
      throw new IllegalStateException("PostgreSQL does not run");
    }
    return running.postmaster().process();
  }

  /**
   * Returns the JDBC address of a database of this server. The database {@code postgres} always
   * exists.
   */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  public String username() {
    return DatabaseClusterInitializer.USER;
  }

  public String password() {
    return password;
  }

  /** Stops the server and releases its folder; deletes the data of a temporary server. */
  @Override
  public synchronized void close() {
    if (durability == Durability.TEMPORARY) {
      signal("QUIT");
      TemporaryFolders.delete(folder);
    } else {
      signal("INT");
      folder.close();
    }
  }
}
