package io.insula.analytics.internal.journeys;

import org.jspecify.annotations.Nullable;

/**
 * Whose a page view or an event is: a user's, or an anonymous visitor's, who is known by a
 * fingerprint that no user was ever seen with.
 *
 * @param id a user id or a fingerprint
 */
public record TrackedPerson(boolean isUser, String id) {
  public static TrackedPerson user(String id) {
    return new TrackedPerson(true, id);
  }

  public static TrackedPerson anonymous(String fingerprint) {
    return new TrackedPerson(false, fingerprint);
  }

  /** A text that no other person has. */
  public String key() {
    return (isUser ? "u:" : "f:") + id;
  }

  /** The user id; null for an anonymous visitor. */
  public @Nullable String userId() {
    return isUser ? id : null;
  }
}
