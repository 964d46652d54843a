package io.insula.app;

import io.insula.kernel.base.DefaultSettingsLoader;
import io.micronaut.context.exceptions.DependencyInjectionException;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Explains in one line why the server did not start, or why a command failed. */
final class StartErrorMessages {
  private static final int MAX_CAUSE_DEPTH = 30;

  /**
   * The advice if a class or a provider is missing. It is a compile-time constant, so it can be
   * used even if this class is missing, too.
   */
  static final String IF_REPLACED =
      "If a file of the server was replaced during the start, start again";

  /**
   * The framework's message about a value of the wrong type, for instance {@code abc} for a number.
   * The groups are the setting and the reason.
   */
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "property value \\[([a-z0-9.-]+)]\\. Unable to convert value .* due to: (.*)");

  private StartErrorMessages() {}

  static String inOneLine(Throwable failure) {
    var causes =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .limit(MAX_CAUSE_DEPTH)
            .toList();
    return causes.stream()
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .orElseGet(() -> unknown(causes));
  }

  private static List<String> known(Throwable cause) {
    if (cause instanceof BindException) {
      return List.of("its port is in use; choose another with --port or INSULA_PORT");
    }
    if (cause instanceof NoClassDefFoundError && missesDatabase(cause)) {
      return List.of("there is no PostgreSQL in this build; set INSULA_DATABASE_URL");
    }
    if (cause instanceof DependencyInjectionException) {
      var setting = UNREADABLE.matcher(String.valueOf(cause.getMessage()));
      return setting.find()
          ? List.of(
              "%s has an invalid value: %s"
                  .formatted(DefaultSettingsLoader.variableOf(setting.group(1)), setting.group(2)))
          : List.of();
    }
    // Insula's own exceptions have messages for the operator, so only the message is shown.
    return cause.getClass().getName().startsWith("io.insula.")
        ? List.of(firstLine(cause))
        : List.of();
  }

  private static boolean missesDatabase(Throwable cause) {
    return String.valueOf(cause.getMessage()).startsWith("io/insula/postgres/");
  }

  private static String unknown(List<Throwable> causes) {
    var root = causes.getLast();
    var reason = root.getClass().getSimpleName() + ": " + firstLine(root);
    return causes.stream().anyMatch(StartErrorMessages::missesClass)
        ? reason + ". " + IF_REPLACED
        : reason;
  }

  /**
   * Whether a class or a provider is missing or cannot be read. An error in the code of a class or
   * of a provider does not count.
   */
  private static boolean missesClass(Throwable cause) {
    return switch (cause) {
      case ServiceConfigurationError error ->
          error.getCause() == null || error.getCause() instanceof IOException;
      case NoClassDefFoundError error -> !(error.getCause() instanceof ExceptionInInitializerError);
      case ClassNotFoundException _, IncompatibleClassChangeError _, ClassFormatError _ -> true;
      default -> false;
    };
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
