package io.insula.kernel.base.plugins;

import io.insula.kernel.base.CannotStartException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of plugins. Its jars are plugins; other files and sub-folders are ignored.
 *
 * @param path the path of the folder, which need not exist
 */
record PluginFolder(Path path) {
  private static final String VARIABLE = "INSULA_PLUGINS";
  private static final int MAX_REASON_LENGTH = 500;

  /** Returns the folder that the environment names, or {@code plugins} in the working folder. */
  static PluginFolder of(Map<String, String> environment) {
    var name = environment.getOrDefault(VARIABLE, "");
    return new PluginFolder(
        Path.of(name.isBlank() ? "plugins" : name).toAbsolutePath().normalize());
  }

  /** Returns the jars, sorted by name. */
  List<Path> jars() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(PluginFolder::isJar).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJar(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.endsWith(".jar") && !name.startsWith(".") && !Files.isDirectory(file);
  }

  /**
   * Checks all jars, sorted by name. A jar is refused if a package, a setting, the app or the
   * schema already belongs to another jar. A jar that lacks a class is checked again after another
   * jar is accepted.
   *
   * @param classPath the class path without plugins; {@link ClassPath#ownership} receives the
   *     accepted plugins
   * @throws CannotStartException if the path of this folder cannot be part of a class path
   */
  List<PluginCheckResult> check(ClassPath classPath) {
    if (path.toString().contains(File.pathSeparator)) {
      throw new CannotStartException(
          "The folder of plugins must not have a \"%s\" in its path: %s"
              .formatted(File.pathSeparator, path));
    }
    var check = new PluginCheck(classPath.kernel(), classPath.ownership());
    var results = new TreeMap<Path, PluginCheckResult>();
    var waiting = jars();
    while (!waiting.isEmpty()) {
      var checked = waiting.stream().map(file -> check(file, check)).toList();
      checked.forEach(result -> results.put(result.file(), result));
      waiting =
          checked.stream().anyMatch(PluginCheckResult::isAccepted)
              ? checked.stream()
                  .filter(PluginCheckResult::lacksClass)
                  .map(PluginCheckResult::file)
                  .toList()
              : List.of();
    }
    return List.copyOf(results.values());
  }

  private static PluginCheckResult check(Path file, PluginCheck check) {
    var manifest = Optional.<PluginManifest>empty();
    try (var jar = PluginJar.open(file)) {
      jar.refuseOddFiles();
      var declared = PluginManifest.of(jar.manifest());
      manifest = Optional.of(declared);
      check.check(jar, declared);
      check.accept(jar, String.valueOf(file.getFileName()));
      return new PluginCheckResult(file, manifest, Optional.empty(), false);
    } catch (PluginRefusedException e) {
      return new PluginCheckResult(
          file, manifest, Optional.of(inOneLine(e)), e instanceof ClassMissingException);
    } catch (SecurityException e) {
      return new PluginCheckResult(
          file, manifest, Optional.of("its signature is not valid: " + inOneLine(e)), false);
    } catch (IOException | RuntimeException e) {
      // Libraries throw many types of exceptions for broken contents.
      return new PluginCheckResult(
          file, manifest, Optional.of("it is damaged: " + inOneLine(e)), false);
    }
  }

  /**
   * Returns the message in one line of ASCII, so that a jar cannot fake log lines with control
   * characters.
   */
  private static String inOneLine(Exception error) {
    var text = String.valueOf(error.getMessage()).replaceAll("[^ -~]", "?");
    return text.substring(0, Math.min(text.length(), MAX_REASON_LENGTH));
  }

  /** Returns whether every user of this machine can add plugins. */
  boolean isOpenToAll() {
    try {
      var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      return view != null
          && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException e) {
      return false; // There is no folder, so nobody can add plugins.
    }
  }
}
