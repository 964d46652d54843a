package io.insula.kernel.base;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Loads the settings that each artifact of the class path brings in its {@value #FILE}, so that an
 * app's defaults stand in the app and its tests run with what production runs with. Anything else
 * that sets a property, such as an {@code application.properties} or the environment, goes first.
 *
 * <p>A setting may have another default in development, in {@value #DEVELOPMENT_FILE} of the same
 * artifact; the deployable adds those where it starts in development.
 */
@ContextConfigurer
public final class DefaultSettings implements ApplicationContextConfigurer {
  static final String FILE = "META-INF/insula.properties";

  static final String DEVELOPMENT_FILE = "META-INF/insula-development.properties";

  /** Below every property source that Micronaut has itself. */
  private static final int POSITION = -1000;

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.propertySources(source("insula-defaults", FILE, POSITION));
  }

  /** What is the default in development alone; goes before the other defaults. */
  public static PropertySource ofDevelopment() {
    return source("insula-development-defaults", DEVELOPMENT_FILE, POSITION + 1);
  }

  private static PropertySource source(String name, String file, int position) {
    var classPath = DefaultSettings.class.getClassLoader();
    var settings =
        RenamedSettings.fallBack(read(file, classPath), read(RenamedSettings.FILE, classPath));
    return PropertySource.of(name, new HashMap<>(settings), position);
  }

  /**
   * The properties of all files of this name on the class path.
   *
   * @throws IllegalStateException if two artifacts set the same property
   */
  static Map<String, String> read(String name, ClassLoader classPath) {
    var settings = new HashMap<String, String>();
    try {
      for (var file : Collections.list(classPath.getResources(name))) {
        var properties = load(file);
        for (var property : properties.stringPropertyNames()) {
          put(settings, property, properties.getProperty(property), name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  private static void put(Map<String, String> settings, String name, String value, String file) {
    if (settings.put(name, value) != null) {
      throw new IllegalStateException("Two artifacts set " + name + " in their " + file);
    }
  }

  private static Properties load(URL file) throws IOException {
    var properties = new Properties();
    try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
