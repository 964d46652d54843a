package io.insula.kernel.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads settings from files, as is usual for secrets in containers. For instance, {@code
 * INSULA_DATABASE_PASSWORD} with {@value #SUFFIX} at its end names the file with the password.
 *
 * <p>All variables with the prefix {@value #PREFIX} and the suffix {@value #SUFFIX} work like this,
 * except variables that are settings themselves.
 */
public final class SettingsFromFiles {
  private static final String PREFIX = "INSULA_";
  private static final String SUFFIX = "_FILE";

  private final Map<String, String> values;

  private SettingsFromFiles(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads the files whose paths are in environment variables.
   *
   * @param environment the variables of the process
   * @throws InvalidConfigurationException if a file cannot be read, or a setting also has a direct
   *     value
   */
  public static SettingsFromFiles read(Map<String, String> environment) {
    var classPath = SettingsFromFiles.class.getClassLoader();
    var known = variables(DefaultSettingsLoader.read(DefaultSettingsLoader.FILE, classPath));
    var values = new HashMap<String, String>();
    environment.forEach(
        (variable, file) -> {
          if (namesFile(variable) && !known.contains(variable) && !file.isBlank()) {
            var setting = variable.substring(0, variable.length() - SUFFIX.length());
            refuseTwoValues(setting, environment);
            values.put(setting, valueIn(variable, file));
          }
        });
    return new SettingsFromFiles(values);
  }

  /**
   * Returns the given environment variables without {@link #emptyVariables}, together with the
   * values from the files.
   */
  public Map<String, String> addedTo(Map<String, String> environment) {
    var all = new HashMap<>(environment);
    emptyVariables(environment).forEach(all::remove);
    all.putAll(values);
    return all;
  }

  /**
   * Returns the names of the variables that begin with {@value #PREFIX} and are blank. A blank
   * variable counts as not set.
   */
  public static Set<String> emptyVariables(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(each -> each.getKey().startsWith(PREFIX) && each.getValue().isBlank())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * Returns the values from the files as properties. Micronaut treats the names like environment
   * variables: {@code INSULA_DATABASE_USER} also sets {@code insula.database.user}.
   */
  public PropertySource asPropertySource() {
    return new MapPropertySource("insula-setting-files", values) {
      @Override
      public PropertyConvention getConvention() {
        return PropertyConvention.ENVIRONMENT_VARIABLE;
      }

      @Override
      public int getOrder() {
        return EnvironmentPropertySource.POSITION + 1;
      }
    };
  }

  /**
   * Returns the names of the environment variables that these defaults refer to, for instance
   * {@code X} for {@code ${X:1}}.
   */
  private static Set<String> variables(Map<String, String> defaults) {
    return defaults.values().stream()
        .flatMap(value -> DefaultSettingsLoader.VARIABLE.matcher(value).results())
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static boolean namesFile(String variable) {
    return variable.startsWith(PREFIX)
        && variable.endsWith(SUFFIX)
        && variable.length() > PREFIX.length() + SUFFIX.length();
  }

  private static void refuseTwoValues(String setting, Map<String, String> environment) {
    if (!environment.getOrDefault(setting, "").isEmpty()) {
      throw new InvalidConfigurationException(
          "%s and %s%s are both set: use one of them".formatted(setting, setting, SUFFIX));
    }
  }

  /**
   * Returns the value in a file. Line breaks at its end are not part of the value, because most
   * editors add one.
   */
  private static String valueIn(String variable, String file) {
    try {
      return Files.readString(Path.of(file), UTF_8).replaceFirst("(\r?\n)++$", "");
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidConfigurationException(
          "%s names the file %s, which cannot be read as UTF-8 text".formatted(variable, file), e);
    }
  }
}
