package io.insula.kernel.movingout.moving;

import io.insula.kernel.base.Command;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.database.DatabaseAddress;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The command {@code move APP [--leaving]}, which moves the data of an app to another database.
 * With {@code --leaving}, all messages of the outbox are moved, too.
 */
public final class MoveCommand implements Command {
  private static final String LEAVING = "--leaving";
  private static final Pattern APP = Pattern.compile("[a-z][a-z0-9_]*");

  @Override
  public String name() {
    return "move";
  }

  @Override
  public void run(List<String> arguments, Map<String, String> environment, PrintStream out) {
    var leaving = arguments.contains(LEAVING);
    var names = arguments.stream().filter(argument -> !argument.equals(LEAVING)).toList();
    if (names.size() != 1) {
      throw new InvalidConfigurationException(
          "Usage: move APP [--leaving]; use --leaving if no process will use the old database");
    }
    var move =
        new SchemaMove(
            app(names.getFirst()),
            address(
                environment,
                "INSULA_DATABASE_URL",
                "INSULA_DATABASE_USER",
                "INSULA_DATABASE_PASSWORD"),
            address(
                environment,
                "INSULA_MOVE_TO_URL",
                "INSULA_MOVE_TO_USER",
                "INSULA_MOVE_TO_PASSWORD"),
            leaving);
    print(move, move.run(), out);
  }

  /** Returns the app with this name. The class path must contain the migrations of the app. */
  private static AppDescriptor app(String name) {
    if (!APP.matcher(name).matches()
        || name.equals("kernel")
        || MoveCommand.class.getClassLoader().getResource(AppDescriptor.of(name).migrations())
            == null) {
      throw new InvalidConfigurationException(
          "No app with its own data has the name " + name + ": check the name");
    }
    return AppDescriptor.of(name);
  }

  private static DatabaseAddress address(
      Map<String, String> environment, String url, String user, String password) {
    if (environment.getOrDefault(url, "").isBlank()) {
      throw new InvalidConfigurationException(
          url
              + " is not set. Set INSULA_DATABASE_URL to the old database and INSULA_MOVE_TO_URL to"
              + " the new one");
    }
    return new DatabaseAddress(
        url,
        environment.getOrDefault(url, ""),
        environment.getOrDefault(user, ""),
        environment.getOrDefault(password, ""));
  }

  private static void print(SchemaMove move, MoveSummary moved, PrintStream out) {
    new TreeMap<>(moved.rows())
        .forEach((table, rows) -> out.printf("%s.%s: %d rows%n", move.app().schema(), table, rows));
    if (move.leaving()) {
      out.printf("outbox: %d messages%n", moved.messages());
    }
    out.printf(
        Locale.ROOT,
        "Moved in %.2f s. The old database keeps its copy as the schema %s; drop this schema when"
            + " you no longer need it.%n",
        moved.lockDuration().toMillis() / 1000.0,
        moved.renamedSchema());
  }
}
