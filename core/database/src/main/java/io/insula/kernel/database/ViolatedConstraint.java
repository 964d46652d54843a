package io.insula.kernel.database;

import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Finds out which constraint of a table a statement violated. */
public final class ViolatedConstraint {
  private ViolatedConstraint() {}

  /**
   * Returns the name of the violated constraint; empty for other errors. Also empty for {@code NOT
   * NULL}, because the database names no constraint then.
   */
  public static Optional<String> nameIn(Throwable failure) {
    return Stream.iterate(failure, error -> error != null, Throwable::getCause)
        .filter(PSQLException.class::isInstance)
        .findFirst()
        .map(error -> ((PSQLException) error).getServerErrorMessage())
        .map(ServerErrorMessage::getConstraint);
  }
}
