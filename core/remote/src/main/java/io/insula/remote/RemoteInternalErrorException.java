package io.insula.remote;

import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * A call to another process failed unexpectedly. There are three causes: the other process had an
 * internal error, which is in its log under the same trace id; it does not allow this process to
 * call; or its answer cannot be read.
 */
public final class RemoteInternalErrorException extends RuntimeException {
  private final Status.Code code;

  RemoteInternalErrorException(String message, Status.Code code, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Status.Code code() {
    return code;
  }
}
