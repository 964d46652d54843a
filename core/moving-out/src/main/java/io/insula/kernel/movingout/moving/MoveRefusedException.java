package io.insula.kernel.movingout.moving;

/**
 * The data of an app was not moved. Nothing was changed unless the message says otherwise; it is
 * one line that says to the operator why and what to do.
 */
public final class MoveRefusedException extends RuntimeException {
  MoveRefusedException(String message) {
    super(message);
  }

  MoveRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
