package io.insula.kernel.base.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.zip.ZipFile;

/** Reads the names of the default settings that an artifact has. */
final class SettingNames {
  /** The files that can contain settings of an artifact, see {@code DefaultSettingsLoader}. */
  private static final List<String> FILES =
      List.of(
          "META-INF/insula.properties",
          "META-INF/insula-development.properties",
          "META-INF/insula-renamed.properties");

  private static final int MAX_FILE_BYTES = 256 * 1024;

  private SettingNames() {}

  /**
   * Returns the settings in a jar, for instance {@code META-INF/insula.properties:
   * insula.jobs.heartbeat}.
   */
  static Set<String> in(ZipFile jar) throws IOException {
    var names = new HashSet<String>();
    for (var file : FILES) {
      var entry = jar.getEntry(file);
      if (entry != null) {
        var properties = new Properties();
        var bytes = new ByteArrayInputStream(JarFiles.read(jar, entry, MAX_FILE_BYTES));
        properties.load(new InputStreamReader(bytes, UTF_8));
        properties.stringPropertyNames().forEach(name -> names.add(file + ": " + name));
      }
    }
    return names;
  }
}
