package io.insula.remote;

import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * A call failed in a way that nobody expected: the other side has an error that it keeps to itself
 * (its log has it under the same trace id), or does not let this process call.
 */
public final class RemoteFaultException extends RuntimeException {
  private final Status.Code code;

  RemoteFaultException(String message, Status.Code code, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Status.Code code() {
    return code;
  }
}
