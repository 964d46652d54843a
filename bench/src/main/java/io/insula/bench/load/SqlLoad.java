package io.insula.bench.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.postgresql.PGConnection;

/**
 * Puts a load on a database over several connections, each with its own thread. Connections stay
 * open until this object is closed, because the CPU time of a closed connection is lost.
 */
public final class SqlLoad implements AutoCloseable {
  /** The operation that a connection repeats. */
  @FunctionalInterface
  public interface Operation {
    /** Runs the operation once, with its commit. */
    void run() throws SQLException;
  }

  /** Prepares a connection, for instance its statement, before the measurement. */
  @FunctionalInterface
  public interface Preparation {
    Operation on(Connection connection) throws SQLException;
  }

  /** Opens a connection. */
  @FunctionalInterface
  public interface Source {
    Connection connect() throws SQLException;
  }

  private static final Executor THREAD_EACH =
      task -> Thread.ofPlatform().name("sql-load").start(task);

  private final List<Connection> connections = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();

  /** Opens the connections. */
  public SqlLoad(Source source, int connections, Preparation preparation) {
    try {
      for (int i = 0; i < connections; i++) {
        var connection = source.connect();
        this.connections.add(connection);
        operations.add(preparation.on(connection));
      }
    } catch (SQLException | RuntimeException e) {
      var failure = new IllegalStateException("a connection could not be prepared", e);
      closeConnections().forEach(failure::addSuppressed);
      throw failure;
    }
  }

  /**
   * Returns a preparation for connections that repeatedly copy lines into a table.
   *
   * @param statement {@code COPY ... FROM STDIN}
   * @param lines the lines that each transaction copies
   */
  public static Preparation copy(String statement, Supplier<byte[]> lines) {
    return connection -> {
      var manager = connection.unwrap(PGConnection.class).getCopyAPI();
      return () -> {
        var bytes = lines.get();
        var copy = manager.copyIn(statement);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
      };
    };
  }

  /** Runs the load on a number of connections for a duration, and waits for the last operations. */
  public LoadResult run(int threads, Duration duration) {
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    var running =
        operations.stream()
            .limit(threads)
            .map(one -> CompletableFuture.supplyAsync(() -> repeat(one, end), THREAD_EACH))
            .toList();
    var all = new Latencies();
    running.forEach(one -> all.addAll(one.join()));
    return new LoadResult(all, Duration.ofNanos(System.nanoTime() - start));
  }

  private static Latencies repeat(Operation operation, long end) {
    var latencies = new Latencies();
    try {
      for (long now = System.nanoTime(); now < end; ) {
        operation.run();
        long after = System.nanoTime();
        latencies.add(after - now);
        now = after;
      }
      return latencies;
    } catch (SQLException e) {
      throw new IllegalStateException("a load on the database failed", e);
    }
  }

  /** Closes all connections, also if some of them fail to close. */
  @Override
  public void close() {
    var failures = closeConnections();
    if (!failures.isEmpty()) {
      var failure =
          new IllegalStateException("a connection could not be closed", failures.removeFirst());
      failures.forEach(failure::addSuppressed);
      throw failure;
    }
  }

  /**
   * Closes all connections.
   *
   * @return why connections could not be closed
   */
  private List<SQLException> closeConnections() {
    var failures = new ArrayList<SQLException>();
    for (var connection : connections) {
      try {
        connection.close();
      } catch (SQLException e) {
        failures.add(e);
      }
    }
    return failures;
  }
}
