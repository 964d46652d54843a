package io.insula.meadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server that is installed with the same files as in its container image. As in the image, its
 * AOT cache is recorded without plugins.
 *
 * @param home the folder of the installation
 */
record InstalledServer(Path home) implements AutoCloseable {
  private static final Path APP = Path.of("../../app").toAbsolutePath().normalize();
  private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

  /** Installs the server that this build made. */
  static InstalledServer create() throws IOException {
    var home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "server-");
    for (var part : List.of("target/insula.jar", "target/lib", "jvm.options")) {
      var source = APP.resolve(part);
      Files.createSymbolicLink(home.resolve(source.getFileName()), source);
    }
    Files.copy(
        APP.resolve("bin/server"), Files.createDirectory(home.resolve("bin")).resolve("server"));
    var server = new InstalledServer(home);
    server.train();
    return server;
  }

  private void train() {
    var cache = home.resolve("insula.aot");
    var options = List.of("@" + home.resolve("jvm.options"), "-XX:TieredStopAtLevel=1", "-Xmx256m");
    var command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    command.addAll(
        List.of("-XX:AOTCacheOutput=" + cache, "-jar", home.resolve("insula.jar").toString()));
    var settings =
        Settings.standard().on(TestDatabase.create()).with("INSULA_EXIT_WHEN_READY", "true");
    try (var training = ServerProcess.start(settings, command)) {
      assertThat(training.awaitExit(LONGEST_RUN)).as(training.output()).isZero();
    }
  }

  /**
   * Starts the server.
   *
   * @param plugins the folder of plugins
   */
  ServerProcess start(Settings settings, Path plugins, String... arguments) {
    // With this mode the JVM does not start if it cannot use the AOT cache.
    var options = "JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 -Xmx256m -XX:AOTMode=on";
    var command =
        new ArrayList<>(
            List.of(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home", ""),
                options,
                "bash",
                home.resolve("bin/server").toString()));
    command.addAll(List.of(arguments));
    return ServerProcess.start(settings.with("INSULA_PLUGINS", plugins.toString()), command);
  }

  /** Runs a command of the server until it ends, and returns its output. */
  String run(Settings settings, Path plugins, String... arguments) {
    try (var process = start(settings, plugins, arguments)) {
      assertThat(process.awaitExit(LONGEST_RUN)).as(process.output()).isZero();
      return process.output();
    }
  }

  /** Returns the name of an app that is part of the server and not a plugin. */
  String otherApp() throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(jar -> jar.matches("insula-[a-z]+-remote-.*"))
          .sorted()
          .map(jar -> jar.split("-")[1])
          .findFirst()
          .orElseThrow();
    }
  }

  /** Deletes the installation. Symbolic links are deleted, but not the files that they point to. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
  }
}
