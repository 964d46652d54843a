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
 */
@ContextConfigurer
public final class DefaultSettings implements ApplicationContextConfigurer {
  static final String FILE = "META-INF/insula.properties";

  /** Below every property source that Micronaut has itself. */
  private static final int POSITION = -1000;

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.propertySources(
        PropertySource.of(
            "insula-defaults", read(DefaultSettings.class.getClassLoader()), POSITION));
  }

  /**
   * @throws IllegalStateException if two artifacts set the same property
   */
  static Map<String, Object> read(ClassLoader classPath) {
    var settings = new HashMap<String, Object>();
    try {
      for (var file : Collections.list(classPath.getResources(FILE))) {
        load(file).forEach((name, value) -> put(settings, String.valueOf(name), value));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  private static void put(Map<String, Object> settings, String name, Object value) {
    if (settings.put(name, value) != null) {
      throw new IllegalStateException("Two artifacts set " + name + " in their " + FILE);
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
