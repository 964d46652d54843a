package io.insula.bench.demo;

import io.insula.bench.server.BenchEnvironment;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import io.insula.bench.server.PeerCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the processes of the demonstration with production settings and mutual TLS.
 *
 * @param certificates the certificates of the processes {@value #SERVER} and {@value #THREADS}
 */
record DemoProcesses(BenchEnvironment site, Path jar, PeerCertificates certificates) {
  static final String SERVER = "server";
  static final String THREADS = "threads";

  private static final String ACTIVITY = "activity";
  private static final String LOOPBACK = "127.0.0.1";
  private static final long MOVE_LIMIT_SECONDS = 120;

  static DemoProcesses at(BenchEnvironment environment, Path jar) {
    return new DemoProcesses(
        environment, jar, PeerCertificates.make(environment, List.of(SERVER, THREADS)));
  }

  /** Starts a server with all apps. */
  BenchServer whole(Database database) {
    return site.server(database);
  }

  /**
   * Starts a server with all apps except {@code threads}.
   *
   * @param port the port for calls to this server from the app {@code threads}
   * @param threads the port for calls to the app {@code threads}
   */
  BenchServer front(Database database, int port, int threads) {
    var settings = new HashMap<>(certificates.settings(SERVER));
    settings.putAll(remote(THREADS, threads));
    settings.putAll(hosted(ACTIVITY, port, THREADS));
    return site.server(database, settings);
  }

  /**
   * Starts a process with only the app {@code threads}.
   *
   * @param port the port for calls to this process
   * @param front the port for calls to the activity log
   */
  BenchServer threads(Database database, int port, int front) {
    var settings = new HashMap<>(certificates.settings(THREADS));
    settings.put("INSULA_HOSTED_APPS", THREADS);
    settings.putAll(remote(ACTIVITY, front));
    settings.putAll(hosted(THREADS, port, SERVER));
    return site.server(database, settings);
  }

  private static Map<String, String> remote(String app, int port) {
    return Map.of(
        "INSULA_APPS_" + upper(app),
        "remote",
        "INSULA_REMOTE_" + upper(app) + "_TARGET",
        LOOPBACK + ":" + port);
  }

  private static Map<String, String> hosted(String app, int port, String caller) {
    return Map.of(
        "INSULA_REMOTE_HOST",
        LOOPBACK,
        "INSULA_REMOTE_PORT",
        Integer.toString(port),
        "INSULA_REMOTE_" + upper(app) + "_CALLERS",
        caller);
  }

  private static String upper(String app) {
    return app.toUpperCase(Locale.ROOT);
  }

  /**
   * Moves the data of the app {@code threads}.
   *
   * @param leaving true if no process uses the old database after the move
   * @throws IllegalStateException if the move fails
   */
  void moveThreads(Database from, Database to, boolean leaving) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder = new ProcessBuilder(java, "-XX:+UseSerialGC", "-jar", jar.toString());
    builder.command().add("move");
    builder.command().add("threads");
    if (leaving) {
      builder.command().add("--leaving");
    }
    var environment = builder.environment();
    environment.put("INSULA_DATABASE_URL", from.url());
    environment.put("INSULA_DATABASE_USER", from.username());
    environment.put("INSULA_DATABASE_PASSWORD", from.password());
    environment.put("INSULA_MOVE_TO_URL", to.url());
    environment.put("INSULA_MOVE_TO_USER", to.username());
    environment.put("INSULA_MOVE_TO_PASSWORD", to.password());
    try {
      var process = builder.inheritIO().start();
      if (!process.waitFor(MOVE_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("the data of threads was not moved");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the data was moved", e);
    }
  }
}
