package io.insula.threads.internal.moderation;

import io.insula.api.InsulaException;

/** A user reported a thread of their own. */
final class OwnThreadException extends InsulaException {
  OwnThreadException() {
    super(Kind.FORBIDDEN, "You cannot report your own thread. You can change its text.");
  }
}
