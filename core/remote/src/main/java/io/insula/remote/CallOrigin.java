package io.insula.remote;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a call: the trace and the user of its request.
 *
 * @param traceId 32 lower case hexadecimal digits; empty if there is none
 * @param user the name of the signed-in user; null if there is none, for instance in a job
 * @param roles the roles of the user
 */
public record CallOrigin(String traceId, @Nullable String user, Set<String> roles) {
  /** The origin of a call without a user and without a trace. */
  public static final CallOrigin NOBODY = new CallOrigin("", null, Set.of());

  public CallOrigin {
    roles = Set.copyOf(roles);
  }
}
