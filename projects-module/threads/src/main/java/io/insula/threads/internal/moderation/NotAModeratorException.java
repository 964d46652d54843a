package io.insula.threads.internal.moderation;

import io.insula.api.InsulaException;

/** A user who is no moderator tried to moderate. */
final class NotAModeratorException extends InsulaException {
  NotAModeratorException(String message) {
    super(Kind.FORBIDDEN, message);
  }
}
