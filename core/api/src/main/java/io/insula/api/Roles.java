package io.insula.api;

import java.util.Set;

/** The roles that an account or a token may hold. */
public final class Roles {
  /** Proposes, discusses and votes. */
  public static final String MEMBER = "MEMBER";

  /** Runs the server; may do all that a member may. */
  public static final String ADMIN = "ADMIN";

  /** Another service, with a long-lived token. */
  public static final String SERVICE = "SERVICE";

  /** All of them. */
  public static final Set<String> ALL = Set.of(MEMBER, ADMIN, SERVICE);

  private Roles() {}
}
