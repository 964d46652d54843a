package io.insula.remote;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a call: the trace and the user of its request.
 *
 * @param traceId 32 lower case hexadecimal digits; empty if there is none
 * @param user the user name of the signed-in user; null if no user is signed in, for instance in a
 *     job
 * @param roles the roles of that user
 */
public record CallOrigin(String traceId, @Nullable String user, Set<String> roles) {
  /** The origin of a call without a user and without a trace. */
  public static final CallOrigin NOBODY = new CallOrigin("", null, Set.of());

  public CallOrigin {
    roles = Set.copyOf(roles);
  }
}
