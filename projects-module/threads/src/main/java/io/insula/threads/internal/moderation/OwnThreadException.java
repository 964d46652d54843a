package io.insula.threads.internal.moderation;

import io.insula.api.InsulaException;

/** A user tried to report a thread that the same user wrote. */
final class OwnThreadException extends InsulaException {
  OwnThreadException() {
    super(Kind.FORBIDDEN, "You cannot report your own thread. You can change its text.");
  }
}
