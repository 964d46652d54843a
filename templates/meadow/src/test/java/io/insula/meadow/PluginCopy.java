package io.insula.meadow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A copy of this module's plugin, which a test changes to make an invalid plugin. */
final class PluginCopy {
  /** The jar that this module's build made. */
  static final Path ORIGINAL = Path.of("target/meadow-1.0.0.jar");

  private final Manifest manifest;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  PluginCopy() throws IOException {
    try (var jar = new JarFile(ORIGINAL.toFile())) {
      manifest = jar.getManifest();
      for (var entry : jar.stream().filter(each -> !isManifest(each)).toList()) {
        try (var in = jar.getInputStream(entry)) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
  }

  /** Returns the jar of the sample plugin, from whose files new plugins are made. */
  static Path ofTheTemplate() throws IOException {
    var folder = Path.of("../sample-module/sample-plugin/target");
    try (var jars = Files.newDirectoryStream(folder, "sample-*.jar")) {
      return jars.iterator().next();
    }
  }

  private static boolean isManifest(JarEntry entry) {
    return entry.getName().equals(JarFile.MANIFEST_NAME);
  }

  PluginCopy declaring(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  PluginCopy with(String file, byte[] bytes) {
    files.put(file, bytes);
    return this;
  }

  PluginCopy without(String file) {
    files.remove(file);
    return this;
  }

  void writeTo(Path folder, String name) throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)), manifest)) {
      for (var file : files.entrySet()) {
        jar.putNextEntry(new JarEntry(file.getKey()));
        jar.write(file.getValue());
        jar.closeEntry();
      }
    }
  }
}
