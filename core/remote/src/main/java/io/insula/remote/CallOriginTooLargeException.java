package io.insula.remote;

import io.insula.api.InsulaException;

/** A call cannot be made, since its host would not take so much about the user. */
final class CallOriginTooLargeException extends InsulaException {
  CallOriginTooLargeException() {
    super(
        Kind.INVALID,
        "The user's name and roles have more than %d bytes, which is more than a call can carry."
            .formatted(CallOriginHeaders.MAX_ORIGIN_BYTES));
  }
}
