package io.insula.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The real server in a separate process, so that a test can kill it. Closing this object kills the
 * server if it still runs.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration READY_TIMEOUT = Duration.ofSeconds(90);
  private static final int LAST_LINES = 100;

  private final Process process;
  private final Path output;
  private final int port;
  private volatile boolean mayEnd;

  private ServerProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** The settings with which a server is started. */
  public record Settings(int port, Map<String, String> environment) {
    /**
     * Returns settings with a free port and the admin's password {@link TestPasswords#ADMIN}.
     * Password hashes are weak on purpose, so that a test signs in quickly.
     */
    public static Settings standard() {
      return new Settings(
          freePort(),
          Map.of(
              "INSULA_ADMIN_PASSWORD", TestPasswords.ADMIN,
              "INSULA_PASSWORDS_MEMORY_KIB", "64",
              "INSULA_PASSWORDS_ITERATIONS", "1",
              "INSULA_LOG_FORMAT", "text",
              "INSULA_RATE_LIMITS", "off",
              "INSULA_DRAIN", "0s"));
    }

    /** Returns the same settings with this database. */
    public Settings on(TestDatabase database) {
      return with("INSULA_DATABASE_URL", database.url())
          .with("INSULA_DATABASE_USER", database.username())
          .with("INSULA_DATABASE_PASSWORD", database.password());
    }

    /** Returns the same settings with one more environment variable. */
    public Settings with(String name, String value) {
      var more = new LinkedHashMap<>(environment);
      more.put(name, value);
      return new Settings(port, Map.copyOf(more));
    }
  }

  /** Starts a server; {@link #awaitReady} waits until it is ready. */
  public static ServerProcess start(Settings settings) {
    return start(settings, ServerJavaCommand.ofThisRun().command());
  }

  /**
   * Starts a server with further options of the virtual machine, which replace those of the other
   * test servers.
   */
  public static ServerProcess startWith(Settings settings, List<String> javaOptions) {
    return start(settings, ServerJavaCommand.ofThisRun().with(javaOptions));
  }

  /** Starts the server from a jar that was already built and has its libraries next to it. */
  public static ServerProcess startJar(Settings settings, Path jar) {
    return start(settings, ServerJavaCommand.commandOf(jar));
  }

  /** Starts the server with the given command, for instance a script. */
  public static ServerProcess start(Settings settings, List<String> command) {
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("INSULA_"));
    builder.environment().putAll(settings.environment());
    builder.environment().put("INSULA_PORT", Integer.toString(settings.port()));
    builder.environment().putIfAbsent("INSULA_HOST", "127.0.0.1");
    try {
      var output = Files.createTempFile("insula-server-", ".log");
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      return new ServerProcess(builder.start(), output, settings.port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits at most 90 seconds until the server is ready. Kills a server that is not ready by then.
   *
   * @return this
   * @throws AssertionError with the last lines of the output if the server ends or is not ready in
   *     time
   */
  public ServerProcess awaitReady() {
    return awaitReady(READY_TIMEOUT);
  }

  ServerProcess awaitReady(Duration atMost) {
    try {
      await()
          .atMost(atMost)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> isReady() || !process.isAlive());
    } catch (ConditionTimeoutException e) {
      var lines = lastLines();
      killHard();
      throw new AssertionError("The server is not ready after %s:%n%s".formatted(atMost, lines), e);
    }
    if (!process.isAlive()) {
      throw new AssertionError("The server ended before it was ready:\n" + lastLines());
    }
    return this;
  }

  private boolean isReady() {
    try {
      return ApiClient.at(uri()).get("/health/readiness").status() == 200;
    } catch (UncheckedIOException e) {
      return false; // The server does not listen yet.
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Returns the memory that the server holds, without what the system has swapped out. Works on
   * Linux only.
   *
   * @return {@code VmRSS} of its process, in bytes
   */
  public long residentBytes() {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      var resident = lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(resident.replaceAll("\\D", "")) * 1024;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Returns the output so far. */
  public String output() {
    try {
      return Files.readString(output, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lastLines() {
    var lines = output().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /** Kills the server with {@code kill -9}, as in a crash. */
  public void killHard() {
    mayEnd = true;
    process.destroyForcibly();
    awaitExit(Duration.ofSeconds(10));
  }

  /** Requests a graceful shutdown, with {@code SIGTERM}. */
  public void terminate() {
    mayEnd = true;
    process.destroy();
  }

  /**
   * Waits for the end of the server.
   *
   * @return the exit status
   * @throws AssertionError with the last lines of its output if the server does not end in time
   */
  public int awaitExit(Duration atMost) {
    mayEnd = true;
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("The server does not end:\n" + lastLines());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the server", e);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    try {
      if (!mayEnd && !process.isAlive()) {
        // Prints the output, because the failure of the test may show only a broken connection.
        System.err.println(
            "The server ended by itself with status " + process.exitValue() + ":\n" + output());
      }
      killHard();
      Files.deleteIfExists(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a free loopback port for a server. The next port is also free, for forwarded web
   * requests. No other test process of the same user gets these ports.
   */
  public static int freePort() {
    return FreePorts.ofThisRun().next();
  }
}
