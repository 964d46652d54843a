package io.insula.meadow;

import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packed server, as an operator installs it, with a folder of plugins.
 *
 * @param home the folder of the installation
 * @param plugins the folder of plugins
 */
record InstalledServer(Path home, Path plugins) {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

  /** Installs the server that this build made. */
  static InstalledServer in(Path home) throws IOException {
    var app = REPOSITORY.resolve("app");
    for (var part : List.of("target/insula.jar", "target/lib", "jvm.options")) {
      var source = app.resolve(part);
      Files.createSymbolicLink(home.resolve(source.getFileName()), source);
    }
    var scripts = Files.createDirectory(home.resolve("bin"));
    Files.copy(app.resolve("bin/server"), scripts.resolve("server"));
    return new InstalledServer(home, Files.createDirectory(home.resolve("plugins")));
  }

  /** Starts the server with its plugins. */
  ServerProcess start(Settings settings) {
    return ServerProcess.start(settings.with("INSULA_PLUGINS", plugins.toString()), command());
  }

  /** Runs a command of the server until it ends, and returns its output. */
  String run(Settings settings, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(command());
    command.addAll(List.of(arguments));
    var output = home.resolve("command.log");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("INSULA_"));
    builder.environment().putAll(settings.environment());
    builder.environment().put("INSULA_PLUGINS", plugins.toString());
    var process = builder.start();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " does not end");
    }
    return Files.readString(output);
  }

  /** Returns the name of an app that the server has itself. */
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

  private List<String> command() {
    return List.of(
        "env",
        "JAVA_HOME=" + System.getProperty("java.home", ""),
        // For quick tests.
        "JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 -Xmx256m",
        "bash",
        home.resolve("bin/server").toString());
  }
}
