package io.insula.remote;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose request a call is part of.
 *
 * @param traceId 32 lower case hexadecimal digits; empty where there is none
 * @param user the user name of the signed-in user; null where nobody is signed in, as in a job
 * @param roles the roles of that user
 */
public record CallOrigin(String traceId, @Nullable String user, Set<String> roles) {
  /** Nobody's. */
  public static final CallOrigin NOBODY = new CallOrigin("", null, Set.of());

  public CallOrigin {
    roles = Set.copyOf(roles);
  }
}
