package io.insula.kernel.security.log;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An event that matters for security.
 *
 * @param message what happened, without details, for instance {@code wrong password}
 * @param sub the user who caused the event, {@link #ANONYMOUS} or {@link #SERVER}
 * @param details short texts and numbers, no secrets
 */
public record SecurityEvent(String message, String sub, Map<String, Object> details) {
  /** The {@code sub} of a caller who is not signed in. */
  public static final String ANONYMOUS = "anonymous";

  /** The {@code sub} of the server itself, at start-up. */
  public static final String SERVER = "server";

  /** The account name in events about a sign-in with an unknown user name. */
  public static final String UNKNOWN_ACCOUNT = "no account with this name";

  private static final Set<String> RESERVED = Set.of(ANONYMOUS, SERVER, UNKNOWN_ACCOUNT);

  public SecurityEvent {
    details = Map.copyOf(details);
  }

  /**
   * Returns whether this name is reserved for security events, for instance {@code anonymous};
   * ignores case. The export of a user with such a name would contain the events of others.
   */
  public static boolean isReserved(String name) {
    return RESERVED.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Returns an event that concerns one account. */
  public static SecurityEvent ofAccount(String message, String sub, String account) {
    return new SecurityEvent(message, sub, Map.of("account", account));
  }
}
