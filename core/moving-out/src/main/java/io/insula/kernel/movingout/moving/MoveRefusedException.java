package io.insula.kernel.movingout.moving;

/**
 * The data of an app was not moved. Nothing was changed, except for empty tables in the new
 * database, unless the message says otherwise. The message is one line for the operator with the
 * reason and what to do.
 */
public final class MoveRefusedException extends RuntimeException {
  MoveRefusedException(String message) {
    super(message);
  }

  MoveRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
