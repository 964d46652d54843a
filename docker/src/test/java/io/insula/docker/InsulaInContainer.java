package io.insula.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.TestPasswords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A server in a container, run as an operator would run the image: with a read-only file system and
 * secrets in files.
 */
final class InsulaInContainer implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Insula is ready at \\S+ after ([0-9.]+) s");
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

  /** The unit of times in {@code /proc} on all usual systems. */
  private static final double TICKS_PER_SECOND = 100;

  private final RunningContainer container;
  private final URI uri;

  private InsulaInContainer(RunningContainer container, URI uri) {
    this.container = container;
    this.uri = uri;
  }

  /**
   * Starts a server, and does not wait until it is ready.
   *
   * @param secrets an empty folder for the files with the secrets
   * @param options more options for the command {@code run} of the container engine
   */
  static InsulaInContainer start(
      ContainerEngine engine,
      String image,
      PostgresInContainer postgres,
      Path secrets,
      String... options) {
    var port = RunningContainer.freePort();
    write(secrets, "database-password", PostgresInContainer.PASSWORD);
    write(secrets, "admin-password", TestPasswords.ADMIN);
    write(secrets, "ballot-key", "a key for the ballots of a test, long enough");
    open(secrets, "rwxr-xr-x");
    var all =
        new ArrayList<>(
            List.of(
                "--read-only",
                "--tmpfs=/tmp",
                "--cap-drop=ALL",
                "--volume=" + secrets + ":/run/secrets:ro",
                "--env=INSULA_HOST=127.0.0.1",
                "--env=INSULA_PORT=" + port,
                "--env=INSULA_DATABASE_URL=" + postgres.url(),
                "--env=INSULA_DATABASE_USER=" + PostgresInContainer.NAME,
                "--env=INSULA_DATABASE_PASSWORD_FILE=/run/secrets/database-password",
                "--env=INSULA_ADMIN_PASSWORD_FILE=/run/secrets/admin-password",
                "--env=INSULA_BALLOT_KEY_FILE=/run/secrets/ballot-key",
                "--env=INSULA_RATE_LIMITS=off"));
    all.addAll(List.of(options));
    return new InsulaInContainer(
        RunningContainer.start(engine, all, List.of(image)),
        URI.create("http://127.0.0.1:" + port));
  }

  RunningContainer container() {
    return container;
  }

  URI uri() {
    return uri;
  }

  /** Waits until the server is ready. If it ends before that, the error contains its log. */
  InsulaInContainer awaitReady() {
    await()
        .pollInterval(Duration.ofMillis(200))
        .atMost(STARTS_WITHIN)
        .until(() -> isReady() || !container.isRunning());
    if (!isReady()) {
      throw new AssertionError("The server ended before it was ready:\n" + container.log());
    }
    return this;
  }

  private boolean isReady() {
    return READY.matcher(container.log()).find();
  }

  /**
   * Returns the seconds from the start of the JVM to the first ready answer, as the server has
   * logged them.
   */
  double startSeconds() {
    var ready = READY.matcher(container.log());
    if (!ready.find()) {
      throw new AssertionError("The server was not ready:\n" + container.log());
    }
    return Double.parseDouble(ready.group(1));
  }

  /** Returns the processor time of the server so far, in seconds. */
  double processorSeconds() {
    // The 14th and the 15th word of this file are the time in the program and in the kernel.
    var ticks =
        container.execute("/bin/bash", "-c", "s=($(</proc/1/stat)); echo $((s[13] + s[14]))");
    return Long.parseLong(ticks) / TICKS_PER_SECOND;
  }

  ApiClient client() {
    return ApiClient.at(uri);
  }

  /** Returns whether the health check of the image succeeds. */
  boolean isWell(String... what) {
    var command = new ArrayList<>(List.of("/opt/insula/bin/health"));
    command.addAll(List.of(what));
    return container.succeeds(command.toArray(String[]::new));
  }

  @Override
  public void close() {
    container.close();
  }

  private static void write(Path folder, String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text + "\n", UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open(folder.resolve(name), "rw-r--r--");
  }

  /**
   * Sets the permissions of a file. The user in the container is not its owner, but must be able to
   * read it.
   */
  private static void open(Path path, String permissions) {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
