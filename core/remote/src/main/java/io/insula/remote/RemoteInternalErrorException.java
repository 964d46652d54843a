package io.insula.remote;

import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * A call to another process failed unexpectedly, for one of three reasons:
 *
 * <ul>
 *   <li>The other process had an internal error, which is in the log under the same trace id.
 *   <li>The other process does not allow the call.
 *   <li>The answer cannot be read.
 * </ul>
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
