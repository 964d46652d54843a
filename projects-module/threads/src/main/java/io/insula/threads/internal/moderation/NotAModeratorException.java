package io.insula.threads.internal.moderation;

import io.insula.api.InsulaException;

/** A user who is not a moderator tried to list reported threads, or to hide or show a thread. */
final class NotAModeratorException extends InsulaException {
  NotAModeratorException(String message) {
    super(Kind.FORBIDDEN, message);
  }
}
