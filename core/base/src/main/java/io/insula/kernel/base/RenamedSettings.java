package io.insula.kernel.base;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes settings accept their old names. Each artifact lists its renames in {@value #FILE}: {@code
 * old=new} for a property, {@code OLD=NEW} for an environment variable. The new name takes
 * precedence. Each old name in use is logged at start-up.
 */
@Context
final class RenamedSettings {
  static final String FILE = "META-INF/insula-renamed.properties";

  private static final Logger LOG = LoggerFactory.getLogger(RenamedSettings.class);
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*):(.*)}");

  RenamedSettings(Environment environment) {
    var renamed = DefaultSettingsLoader.read(FILE, RenamedSettings.class.getClassLoader());
    var inUse = renamed.keySet().stream().filter(old -> isSet(old, environment)).sorted().toList();
    for (var old : inUse) {
      // Micronaut derives the old property from an environment variable of the same name. Then only
      // the variable is logged.
      if (variableOf(old).equals(old) || !inUse.contains(variableOf(old))) {
        LOG.warn("The setting {} was renamed: set {} instead", old, renamed.get(old));
      }
    }
  }

  private static String variableOf(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  private static boolean isSet(String name, Environment environment) {
    return !environment
        .getPlaceholderResolver()
        .resolveRequiredPlaceholders("${" + name + ":}")
        .isEmpty();
  }

  /**
   * Adds the old name of each renamed setting to the defaults: {@code ${NEW:1}} becomes {@code
   * ${NEW:OLD:1}}.
   *
   * @param defaults the default of each property
   * @param renamed the new name of each old property or variable
   */
  static Map<String, String> fallBack(Map<String, String> defaults, Map<String, String> renamed) {
    var result = new HashMap<>(defaults);
    renamed.forEach(
        (old, now) -> result.computeIfPresent(now, (_, value) -> withFallback(value, old)));
    renamed.forEach(
        (old, now) ->
            result.replaceAll((_, value) -> isOf(now, value) ? withFallback(value, old) : value));
    return result;
  }

  private static boolean isOf(String variable, String value) {
    return value.startsWith("${" + variable + ":");
  }

  /**
   * Adds an old name to a default: {@code ${NEW:1}} becomes {@code ${NEW:OLD:1}}, and {@code 1}
   * becomes {@code ${OLD:1}}. Micronaut takes the first name that is set.
   */
  private static String withFallback(String value, String old) {
    var variable = VARIABLE.matcher(value);
    return variable.matches()
        ? "${%s:%s:%s}".formatted(variable.group(1), old, variable.group(2))
        : "${%s:%s}".formatted(old, value);
  }
}
