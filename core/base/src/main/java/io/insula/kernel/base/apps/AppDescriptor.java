package io.insula.kernel.base.apps;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The description of an app. Each app has one such bean.
 *
 * @param name a lower-case word: the {@code X} of {@code insula.apps.X} and {@code io.insula.X}
 * @param schema the PostgreSQL schema of the app; empty if the app stores nothing
 * @param migrations the folder of the app's migrations on the class path, for instance {@code
 *     db/migration/X}; empty if the app stores nothing
 * @param needs the interfaces of other apps that this app calls; these apps must be hosted here or
 *     remote
 */
public record AppDescriptor(String name, String schema, String migrations, List<Class<?>> needs) {
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]*");

  /**
   * @throws IllegalArgumentException if the name or the schema is not a lower-case word, or only
   *     one of {@code schema} and {@code migrations} is empty
   */
  public AppDescriptor {
    requireIdentifier(name);
    if (schema.isEmpty() != migrations.isEmpty()) {
      throw new IllegalArgumentException(
          "An app must have both a schema and migrations, or neither");
    }
    if (!schema.isEmpty()) {
      requireIdentifier(schema);
    }
    needs = List.copyOf(needs);
  }

  /**
   * Describes an app whose schema has the app's name, with migrations in {@code db/migration/NAME}.
   */
  public static AppDescriptor of(String name, Class<?>... needs) {
    return new AppDescriptor(name, name, "db/migration/" + name, List.of(needs));
  }

  /** Describes an app that stores no data. */
  public static AppDescriptor withoutSchema(String name, Class<?>... needs) {
    return new AppDescriptor(name, "", "", List.of(needs));
  }

  /** Returns whether the app owns a schema. */
  public boolean hasSchema() {
    return !schema.isEmpty();
  }

  private static void requireIdentifier(String text) {
    if (!IDENTIFIER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a lower-case word such as inventory");
    }
  }
}
