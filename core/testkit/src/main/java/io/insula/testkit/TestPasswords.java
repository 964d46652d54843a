package io.insula.testkit;

/** The passwords of the accounts that tests sign in with. */
public final class TestPasswords {
  /** Of {@code admin}, in every application context that a test starts. */
  public static final String ADMIN = "correct horse battery staple";

  /** Of every account that {@link TestUsers} makes. */
  public static final String MEMBER = "seven clowns in one small car";

  private TestPasswords() {}
}
