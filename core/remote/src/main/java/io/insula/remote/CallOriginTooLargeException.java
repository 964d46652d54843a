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
        ("The user's name and roles have more than %d bytes together, so this server cannot send"
                + " them to the process of the app. Use a token with fewer roles or a shorter"
                + " name.")
            .formatted(CallOriginHeaders.MAX_ORIGIN_BYTES));
  }
}
