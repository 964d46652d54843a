package io.insula.remote;

import org.jspecify.annotations.Nullable;

/**
 * A connection to another process, or the server for calls from other processes, cannot be set up
 * as configured. The message is for the operator.
 */
public final class RemoteSetupException extends RuntimeException {
  public RemoteSetupException(String message) {
    this(message, null);
  }

  public RemoteSetupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
