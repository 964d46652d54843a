package io.insula.remote;

import io.insula.api.InsulaException;

/**
 * A call cannot be made because the user's name and roles are larger than the other process
 * accepts.
 */
final class CallOriginTooLargeException extends InsulaException {
  CallOriginTooLargeException() {
    super(
        Kind.INVALID,
        "The user's name and roles have more than %d bytes, which is more than a call can carry."
            .formatted(CallOriginHeaders.MAX_ORIGIN_BYTES));
  }
}
