package io.insula.kernel.database.groupcommit;

/** A writer stored the rows of a group, but did not return one result for each row. */
final class WrongResultCountException extends IllegalStateException {
  WrongResultCountException(String message) {
    super(message);
  }
}
