package io.insula.bench.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A server in a separate process, started with production options. */
public final class BenchServer implements AutoCloseable {
  /**
   * The default maximum heap, in mebibytes. The JVM of the server exits when it runs out of heap.
   */
  public static final int HEAP_MEBIBYTES = 256;

  private static final String MAIN_CLASS = "io.insula.app.Insula";
  private static final String ADMIN_PASSWORD = "measured-not-guessed";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /**
   * The Java options of a long-running server. A server that {@link #start} starts also gets the
   * options in the system property {@code insula.bench.java-options}.
   */
  public static final List<String> OPTIONS = options(HEAP_MEBIBYTES);

  private final Process process;
  private final Path output;
  private final int port;
  private final BenchServerClient client;

  private BenchServer(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
    this.client = new BenchServerClient(URI.create("http://" + authority()));
  }

  /**
   * Starts a server and waits until it is ready.
   *
   * @param classPath the deployable, with its libraries next to it, and additional jars
   * @param settings environment variables in addition to the address and the user of the database
   * @param heapMebibytes the maximum heap
   * @param output the file for the log of the server
   * @throws IllegalStateException if the server does not become ready; the message has its log
   */
  static BenchServer start(
      List<Path> classPath,
      Database database,
      Map<String, String> settings,
      int heapMebibytes,
      Path output) {
    int port = freePort();
    try {
      var builder = new ProcessBuilder(command(classPath, heapMebibytes));
      var environment = builder.environment();
      environment.keySet().removeIf(name -> name.startsWith("INSULA_"));
      environment.put("INSULA_PORT", Integer.toString(port));
      environment.put("INSULA_HOST", "127.0.0.1");
      environment.put("INSULA_DATABASE_URL", database.url());
      environment.put("INSULA_DATABASE_USER", database.username());
      environment.put("INSULA_DATABASE_PASSWORD", database.password());
      environment.put("INSULA_ADMIN_PASSWORD", ADMIN_PASSWORD);
      environment.put("INSULA_RATE_LIMITS", "off");
      environment.putAll(settings);
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      var server = new BenchServer(builder.start(), output, port);
      server.awaitReady();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> options(int heapMebibytes) {
    return List.of(
        "-Xms" + heapMebibytes + "m",
        "-Xmx" + heapMebibytes + "m",
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  private static List<String> command(List<Path> classPath, int heapMebibytes) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(heapMebibytes));
    var more = System.getProperty("insula.bench.java-options", "");
    if (!more.isBlank()) {
      command.addAll(List.of(more.strip().split("\\s+")));
    }
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(MAIN_CLASS);
    return command;
  }

  private void awaitReady() {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (!client.isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IllegalStateException("The server did not start:\n" + output());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Returns the host and the port of the server in the form of a {@code Host} header. */
  public String authority() {
    return "127.0.0.1:" + port;
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  public BenchServerClient client() {
    return client;
  }

  /** Returns a token with the role ADMIN, valid for some minutes. */
  public String adminToken() {
    return client.signIn("admin", ADMIN_PASSWORD);
  }

  /** Returns a token with the role SERVICE. */
  public String serviceToken() {
    return client
        .post("/accounts/admin/service-token", adminToken(), Map.of(), 201)
        .get("access_token")
        .asText();
  }

  private String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the server and waits for its end. Does nothing if it has already ended. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** Returns a free loopback port. */
  public static int freePort() {
    return Ports.free();
  }
}
