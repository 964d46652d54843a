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
import java.util.regex.Pattern;

/**
 * Loads the default settings from the {@value #FILE} of each artifact on the class path. All other
 * sources of a property take precedence.
 *
 * <p>In development, the deployable also loads {@value #DEVELOPMENT_FILE}, which overrides {@value
 * #FILE}.
 */
@ContextConfigurer
public final class DefaultSettingsLoader implements ApplicationContextConfigurer {
  static final String FILE = "META-INF/insula.properties";

  static final String DEVELOPMENT_FILE = "META-INF/insula-development.properties";

  /** Matches an environment variable in the value of a setting, for instance {@code ${X:1}}. */
  static final Pattern VARIABLE = Pattern.compile("[$][{]([A-Z][A-Z0-9_]*)");

  /**
   * The precedence of the default settings: lower than all property sources of Micronaut itself.
   */
  private static final int POSITION = -1000;

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.propertySources(source("insula-defaults", FILE, POSITION));
  }

  /** Returns the defaults for development only, which take precedence over the other defaults. */
  public static PropertySource ofDevelopment() {
    return source("insula-development-defaults", DEVELOPMENT_FILE, POSITION + 1);
  }

  /**
   * Returns the environment variable that sets a property; the property itself if there is no such
   * variable.
   */
  public static String variableOf(String property) {
    var classPath = DefaultSettingsLoader.class.getClassLoader();
    var setting = VARIABLE.matcher(read(FILE, classPath).getOrDefault(property, ""));
    return setting.lookingAt() ? setting.group(1) : property;
  }

  private static PropertySource source(String name, String file, int position) {
    var classPath = DefaultSettingsLoader.class.getClassLoader();
    var settings =
        RenamedSettings.fallBack(read(file, classPath), read(RenamedSettings.FILE, classPath));
    return PropertySource.of(name, new HashMap<>(settings), position);
  }

  /**
   * Returns the properties of all files of this name on the class path.
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
      throw new IllegalStateException(
          "Two artifacts set %s in their %s: remove the line from one of them"
              .formatted(name, file));
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
