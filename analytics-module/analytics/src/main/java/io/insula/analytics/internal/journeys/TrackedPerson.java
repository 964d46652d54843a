package io.insula.analytics.internal.journeys;

import org.jspecify.annotations.Nullable;

/**
 * The person of a page view or an event: a user or an anonymous visitor. An anonymous visitor's
 * fingerprint never had a user.
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

  /** Returns a text that is unique to the person. */
  public String key() {
    return (isUser ? "u:" : "f:") + id;
  }

  /** Returns the user id; null for an anonymous visitor. */
  public @Nullable String userId() {
    return isUser ? id : null;
  }
}
