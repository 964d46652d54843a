package io.insula.kernel.base.plugins;

import io.insula.kernel.base.CannotStartException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a class path without its plugins. Includes jars in {@code Class-Path} entries of
 * manifests. In folders, only classes and migrations are read.
 */
final class ClassPath {
  private final JarOwnership ownership = new JarOwnership();
  private final Deque<Path> queue = new ArrayDeque<>();
  private final Set<Path> seen = new LinkedHashSet<>();
  private @Nullable KernelVersion kernel;

  private ClassPath() {}

  /**
   * Reads a class path.
   *
   * @param text the paths, separated as on the command line
   */
  static ClassPath read(String text) {
    var classPath = new ClassPath();
    Arrays.stream(text.split(File.pathSeparator))
        .filter(path -> !path.isEmpty())
        .forEach(path -> classPath.enqueue(Path.of(path)));
    try {
      while (!classPath.queue.isEmpty()) {
        classPath.readNext();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classPath;
  }

  /**
   * Returns which jar contains each package, app, schema and setting. The caller can add further
   * jars.
   */
  JarOwnership ownership() {
    return ownership;
  }

  /**
   * Returns the version of the kernel.
   *
   * @throws CannotStartException if no jar has the version in its manifest
   */
  KernelVersion kernel() {
    return Optional.ofNullable(kernel)
        .orElseThrow(
            () ->
                new CannotStartException(
                    "The version of the kernel is unknown: no manifest on the class path has it"));
  }

  private void enqueue(Path path) {
    var place = path.toAbsolutePath().normalize();
    if (seen.add(place)) {
      queue.add(place);
    }
  }

  private void readNext() throws IOException {
    var place = queue.remove();
    if (Files.isDirectory(place)) {
      readFolder(place);
    } else if (Files.isRegularFile(place)) {
      try (var jar = new JarFile(place.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
        readJar(jar, place);
      }
    }
  }

  private void readFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
          .forEach(file -> ownership.addFile(file, folder.toString()));
    }
  }

  private void readJar(JarFile jar, Path place) throws IOException {
    var name = String.valueOf(place.getFileName());
    var manifest = JarFiles.manifest(jar).orElseGet(Attributes::new);
    if (PluginManifest.isIn(manifest)) {
      return;
    }
    jar.versionedStream().map(JarEntry::getName).forEach(file -> ownership.addFile(file, name));
    SettingNames.in(jar).forEach(setting -> ownership.addSetting(setting, name));
    readManifest(manifest, place);
  }

  private void readManifest(Attributes manifest, Path place) {
    var version = manifest.getValue(PluginManifest.KERNEL);
    if (version != null) {
      kernel = KernelVersion.parse(version);
    }
    var more = Optional.ofNullable(manifest.getValue(Attributes.Name.CLASS_PATH)).orElse("");
    Arrays.stream(more.split(" "))
        .filter(path -> !path.isEmpty())
        .map(path -> Path.of(place.toUri().resolve(path)))
        .forEach(this::enqueue);
  }
}
