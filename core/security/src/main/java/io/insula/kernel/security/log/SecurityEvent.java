package io.insula.kernel.security.log;

import java.util.Map;

/**
 * An event that matters for security.
 *
 * @param message what happened, without details, for instance {@code wrong password}
 * @param sub the user who caused the event; {@link #ANONYMOUS} for a caller who is not signed in,
 *     {@link #SERVER} for the server itself
 * @param details short texts and numbers, no secrets
 */
public record SecurityEvent(String message, String sub, Map<String, Object> details) {
  /** The {@code sub} of a caller who is not signed in. */
  public static final String ANONYMOUS = "anonymous";

  /** The {@code sub} of the server itself, at start-up. */
  public static final String SERVER = "server";

  public SecurityEvent {
    details = Map.copyOf(details);
  }

  /** Returns an event that concerns one account. */
  public static SecurityEvent ofAccount(String message, String sub, String account) {
    return new SecurityEvent(message, sub, Map.of("account", account));
  }
}
