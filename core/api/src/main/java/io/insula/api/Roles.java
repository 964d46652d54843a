package io.insula.api;

import java.util.Set;

/** The roles that an account or a token can hold. */
public final class Roles {
  /** A user who proposes, discusses and votes. */
  public static final String MEMBER = "MEMBER";

  /** An administrator, who may also do everything that a member may do. */
  public static final String ADMIN = "ADMIN";

  /** A program with a long-lived token, which posts and reads events and page views. */
  public static final String SERVICE = "SERVICE";

  /** All roles. */
  public static final Set<String> ALL = Set.of(MEMBER, ADMIN, SERVICE);

  private Roles() {}
}
