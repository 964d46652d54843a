package io.insula.kernel.security.sessions;

import java.util.UUID;

/**
 * What the tokens of one sign-in, or one service token, have in common.
 *
 * @param id stands in every access token as {@code sid}
 */
public record Session(UUID id, long accountId) {
  /** What a session is for. */
  public enum Kind {
    /** A person who has signed in. */
    SIGN_IN,
    /** A service with one long-lived token. */
    SERVICE
  }
}
