package io.insula.kernel.movingout.moving;

/**
 * The data of an app was not moved. The message is one line for the operator: the reason, and what
 * to do. Unless the message says otherwise, nothing has changed, except for new, empty tables in
 * the new database.
 */
public final class MoveRefusedException extends RuntimeException {
  MoveRefusedException(String message) {
    super(message);
  }

  MoveRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
