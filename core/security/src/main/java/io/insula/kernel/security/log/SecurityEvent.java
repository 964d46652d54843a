package io.insula.kernel.security.log;

import java.util.Map;

/**
 * Something that happened.
 *
 * @param message what happened, without details, for instance {@code wrong password}
 * @param sub who did it; {@link #ANONYMOUS} for somebody who is not signed in
 * @param details short texts and numbers, no secrets
 */
public record SecurityEvent(String message, String sub, Map<String, Object> details) {
  /** Does it without being signed in. */
  public static final String ANONYMOUS = "anonymous";

  /** The server itself, at its start. */
  public static final String SERVER = "server";

  public SecurityEvent {
    details = Map.copyOf(details);
  }

  /** Something that concerns an account. */
  public static SecurityEvent ofAccount(String message, String sub, String account) {
    return new SecurityEvent(message, sub, Map.of("account", account));
  }
}
