package io.insula.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Java command that starts the server processes of this test run, with the class path and the
 * options of production, but only with the first JIT compiler (C1), which is quicker for a short
 * run. An AOT cache more than halves the time of a start.
 *
 * @param command the complete command line
 */
record ServerJavaCommand(List<String> command) {
  private static final String MAIN_CLASS = "io.insula.app.Insula";

  /**
   * The time limit of the training run. The run takes 15 seconds of processor time, but on a busy
   * machine that can take minutes.
   */
  private static final int TRAINING_SECONDS = 300;

  private static final class Holder {
    private static final ServerJavaCommand JAVA = train();
  }

  /** Returns the command with further options. Of two values of one option, the last one counts. */
  List<String> with(List<String> javaOptions) {
    var more = new ArrayList<>(command);
    more.addAll(command.indexOf("-cp"), javaOptions);
    return more;
  }

  /** Creates the cache at the first call. */
  static ServerJavaCommand ofThisRun() {
    return Holder.JAVA;
  }

  /**
   * Creates the AOT cache in a short run of the server on an empty database. An AOT cache accepts
   * only jars, so folders of classes are packed.
   */
  private static ServerJavaCommand train() {
    try {
      var folder = Files.createTempDirectory("insula-server-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      var classPath = jars(folder);
      var cache = folder.resolve("aot.cache");
      run(commandWith("-XX:AOTCacheOutput=" + cache, classPath), folder.resolve("training.log"));
      return new ServerJavaCommand(commandWith("-XX:AOTCache=" + cache, classPath));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the command that starts the server from a jar. The manifest of the jar names its
   * libraries.
   */
  static List<String> commandOf(Path jar) {
    return List.of(
        java(), options(), "-XX:TieredStopAtLevel=1", "-Xmx256m", "-jar", jar.toString());
  }

  /** Returns the argument that names the file with the options of production. */
  private static String options() {
    var start = Path.of("").toAbsolutePath();
    for (var folder = start; folder != null; folder = folder.getParent()) {
      var file = folder.resolve("app").resolve("jvm.options");
      if (Files.exists(file)) {
        return "@" + file;
      }
    }
    throw new IllegalStateException("There is no app/jvm.options above " + start);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
  }

  private static List<String> commandWith(String cacheOption, String classPath) {
    return List.of(
        java(),
        options(),
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "-Xlog:aot=off",
        "-Xlog:cds=off",
        cacheOption,
        "-cp",
        classPath,
        MAIN_CLASS);
  }

  private static void run(List<String> command, Path log) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("INSULA_"));
    builder
        .environment()
        .putAll(ServerProcess.Settings.standard().on(TestDatabase.create()).environment());
    builder.environment().put("INSULA_PORT", "0");
    builder.environment().put("INSULA_EXIT_WHEN_READY", "true");
    var process = builder.redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "The AOT cache of the server could not be created:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the AOT cache was created", e);
    }
  }

  /** Returns this test's class path without the testkit and the test classes. */
  private static String jars(Path work) throws IOException {
    var own = System.getProperty("java.class.path", "");
    var ofTest = System.getProperty("surefire.test.class.path", own);
    var jars = new ArrayList<Path>();
    for (var entry : ofTest.split(File.pathSeparator)) {
      var path = Path.of(entry);
      var isForTests = entry.contains("testkit") || entry.contains("test-classes");
      if (Files.exists(path) && !isForTests) {
        jars.add(Files.isDirectory(path) ? pack(path, work) : path);
      }
    }
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path pack(Path folder, Path work) throws IOException {
    var jar = Files.createTempFile(work, "classes-", ".jar");
    try (Stream<Path> files = Files.walk(folder);
        var output = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var file : files.filter(file -> !file.equals(folder)).sorted().toList()) {
        var name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        // Micronaut finds the beans in a jar only if the jar has entries for its folders.
        output.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
        if (Files.isRegularFile(file)) {
          Files.copy(file, output);
        }
      }
    }
    return jar;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
