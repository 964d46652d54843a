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

/** The image as an operator runs it: read-only, with secrets in files. */
final class InsulaInContainer implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Insula is ready at \\S+ after ([0-9.]+) s");
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

  private final RunningContainer container;
  private final URI uri;

  private InsulaInContainer(RunningContainer container, URI uri) {
    this.container = container;
    this.uri = uri;
  }

  /**
   * Starts one, which need not be ready.
   *
   * @param secrets an empty folder for its secrets
   * @param options further options of the engine's {@code run}
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

  /** Waits until it is ready; what it said stands in the error if it is not. */
  InsulaInContainer awaitReady() {
    await()
        .pollInterval(Duration.ofMillis(200))
        .atMost(STARTS_WITHIN)
        .until(() -> isReady() || !container.isRunning());
    if (!isReady()) {
      throw new AssertionError("It ended before it was ready:\n" + container.log());
    }
    return this;
  }

  private boolean isReady() {
    return READY.matcher(container.log()).find();
  }

  /** From the start of the JVM to the first ready answer, as it says itself. */
  double startSeconds() {
    var ready = READY.matcher(container.log());
    if (!ready.find()) {
      throw new AssertionError("It was not ready:\n" + container.log());
    }
    return Double.parseDouble(ready.group(1));
  }

  ApiClient client() {
    return ApiClient.at(uri);
  }

  /** Whether its own health check is content. */
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

  /** The user in the container is another one. */
  private static void open(Path path, String permissions) {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
