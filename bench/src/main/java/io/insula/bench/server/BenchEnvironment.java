package io.insula.bench.server;

import io.insula.postgres.FolderDeleter;
import io.insula.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The environment of a run: a temporary folder, a durable PostgreSQL in this folder, and its
 * servers. The end or an interruption of the run stops all processes and deletes the folder.
 */
public final class BenchEnvironment implements AutoCloseable {
  private final Path jar;
  private final Path folder;
  private final PostgresServer server;
  private final Deque<BenchServer> servers = new ArrayDeque<>();
  private final Thread interrupted = new Thread(this::end, "bench-end");
  private boolean hasEnded;

  private BenchEnvironment(Path jar, Path folder) {
    this.jar = jar;
    this.folder = folder;
    this.server = PostgresServer.startDurable(folder.resolve("data"));
    Runtime.getRuntime().addShutdownHook(interrupted);
  }

  /**
   * Starts PostgreSQL.
   *
   * @param jar the deployable, with its libraries next to it
   * @param parent the folder for the temporary folder, on the disk to measure
   */
  public static BenchEnvironment open(Path jar, Path parent) {
    try {
      Files.createDirectories(parent);
      return new BenchEnvironment(jar, Files.createTempDirectory(parent, "bench-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the deployable. */
  public Path jar() {
    return jar;
  }

  public Path folder() {
    return folder;
  }

  /** Returns the main process of PostgreSQL. */
  public ProcessHandle postgres() {
    return server.process();
  }

  /** Creates an empty database. */
  public Database database(String name) {
    return Database.create(server, name);
  }

  /** Starts a server with production settings. */
  public BenchServer server(Database database) {
    return server(database, Map.of());
  }

  /**
   * Starts a server.
   *
   * @param settings environment variables in addition to the database settings
   */
  public BenchServer server(Database database, Map<String, String> settings) {
    return server(database, settings, BenchServer.HEAP_MEBIBYTES);
  }

  /**
   * Starts a server with the beans of a benchmark on its class path. These beans can replace beans
   * of the server.
   *
   * @param benchmark a class in the artifact with the beans
   */
  public BenchServer serverWith(Class<?> benchmark, Database database) {
    return start(
        database, Map.of(), BenchServer.HEAP_MEBIBYTES, Optional.of(artifactOf(benchmark)));
  }

  /** Starts a server with settings and a maximum heap. */
  public BenchServer server(Database database, Map<String, String> settings, int heapMebibytes) {
    return start(database, settings, heapMebibytes, Optional.empty());
  }

  private synchronized BenchServer start(
      Database database, Map<String, String> settings, int heapMebibytes, Optional<Path> beans) {
    var output = folder.resolve("server-" + servers.size() + ".log");
    var classPath = Stream.concat(Stream.of(jar), beans.stream()).toList();
    var server = BenchServer.start(classPath, database, settings, heapMebibytes, output);
    servers.push(server);
    return server;
  }

  private static Path artifactOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(interrupted);
    end();
  }

  private synchronized void end() {
    if (hasEnded) {
      return;
    }
    hasEnded = true;
    servers.forEach(BenchServer::close);
    server.close();
    try {
      FolderDeleter.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
