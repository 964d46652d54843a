package io.insula.analytics.internal.journeys;

import org.jspecify.annotations.Nullable;

/**
 * Whose a page view or an event is: a user's, or an anonymous visitor's, who is known by a
 * fingerprint that no user was ever seen with.
 *
 * @param id a user id or a fingerprint
 */
public record Person(boolean isUser, String id) {
  public static Person user(String id) {
    return new Person(true, id);
  }

  public static Person anonymous(String fingerprint) {
    return new Person(false, fingerprint);
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
