package io.insula.app;

import java.net.BindException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Explains in one line why the server did not start, or why a command failed. */
final class StartErrorMessages {
  private static final int DEEPEST_CAUSE = 30;

  private StartErrorMessages() {}

  static String inOneLine(Throwable failure) {
    var causes =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .limit(DEEPEST_CAUSE)
            .toList();
    return causes.stream()
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .orElseGet(() -> unknown(causes.getLast()));
  }

  private static List<String> known(Throwable cause) {
    if (cause instanceof BindException) {
      return List.of("its port is in use; choose another with --port or INSULA_PORT");
    }
    if (cause instanceof NoClassDefFoundError && missesDatabase(cause)) {
      return List.of("there is no PostgreSQL in this build; set INSULA_DATABASE_URL");
    }
    // Insula's own exceptions have messages for the operator, so only the message is shown.
    return cause.getClass().getName().startsWith("io.insula.")
        ? List.of(firstLine(cause))
        : List.of();
  }

  private static boolean missesDatabase(Throwable cause) {
    return String.valueOf(cause.getMessage()).startsWith("io/insula/postgres/");
  }

  private static String unknown(Throwable root) {
    return root.getClass().getSimpleName() + ": " + firstLine(root);
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
