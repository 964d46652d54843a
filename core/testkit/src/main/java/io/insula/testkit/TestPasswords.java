package io.insula.testkit;

/** The passwords of the accounts in tests. */
public final class TestPasswords {
  /** The password of {@code admin} in every application context of a test. */
  public static final String ADMIN = "correct horse battery staple";

  /** The password of every account that {@link TestUsers} creates. */
  public static final String MEMBER = "seven clowns in one small car";

  private TestPasswords() {}
}
