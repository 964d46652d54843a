package io.insula.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server that this process started. It listens on a port of the loopback that stays
 * the same for as long as this object lives, and wants a password that only the owner of its folder
 * can read. Threads may share it.
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
    Cluster.makeIfMissing(folder, programs, durability);
    try {
      this.password = Files.readString(folder.passwordFile());
    } catch (IOException e) {
      throw new PostgresException("The password in " + folder.path() + " cannot be read: " + e, e);
    }
  }

  /**
   * Starts a server whose data are in this folder, and safe there: made if it is not there,
   * recovered if the process that used it was killed.
   *
   * @throws PostgresException with one clear line if it does not start, for instance because
   *     another process uses the folder
   */
  public static PostgresServer startDurable(Path folder) {
    var programs = new PostgresPrograms(PostgresBinaries.unpacked());
    return start(DataFolder.take(folder), Durability.DURABLE, programs);
  }

  /**
   * Starts a server for tests, whose data are gone when it is closed; or, if this process is
   * killed, when the next one starts one.
   *
   * @throws PostgresException if it does not start
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
   * Starts the server again after {@link #stop} or {@link #kill}, on the same port and data. Does
   * nothing if it runs.
   *
   * @throws PostgresException if it does not start
   */
  public synchronized void start() {
    if (running != null && running.runs()) {
      return;
    }
    Postmaster.of(folder.cluster()).ifPresent(orphan -> orphan.stop(programs));
    var started = RunningPostmaster.start(folder, programs, durability, port);
    port = started.port();
    running = started;
  }

  /** Ends all sessions, writes everything down and stops the server; its data stay. */
  public synchronized void stop() {
    signal("INT");
  }

  /** Ends the server as a power cut would: {@code kill -9}. Its data stay as they are. */
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
   * Its main process, of which all its others descend.
   *
   * @throws IllegalStateException if it does not run
   */
  public synchronized ProcessHandle process() {
    if (running == null) {
      throw new IllegalStateException("PostgreSQL does not run");
    }
    return running.postmaster().process();
  }

  /** The JDBC address of one of its databases; {@code postgres} is always there. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  public String username() {
    return Cluster.USER;
  }

  public String password() {
    return password;
  }

  /** Stops the server and gives its folder back; a temporary server's data are deleted. */
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
