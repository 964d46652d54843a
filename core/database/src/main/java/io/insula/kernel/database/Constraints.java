package io.insula.kernel.database;

import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells which rule of a table a statement broke. */
public final class Constraints {
  private Constraints() {}

  /** The name of the constraint that made a statement fail; empty if something else did. */
  public static Optional<String> brokenIn(Throwable failure) {
    return Stream.iterate(failure, error -> error != null, Throwable::getCause)
        .filter(PSQLException.class::isInstance)
        .findFirst()
        .map(error -> ((PSQLException) error).getServerErrorMessage())
        .map(ServerErrorMessage::getConstraint);
  }
}
