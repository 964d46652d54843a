package io.insula.kernel.security;

import java.util.Set;

/** Creates and checks accounts at start-up: the first admin, and the authors of demo data. */
public interface StartupAccounts {
  /**
   * Creates an account unless one with this name exists.
   *
   * @param username 1 to 64 characters; upper case counts as lower case
   * @param password 8 to 128 characters, not common or easy to guess
   * @param roles from {@link Roles}, at least one
   * @return whether the account was created; false also while an erasure reserves the name
   * @throws io.insula.api.InvalidInputException if a new account would break the rules
   */
  boolean createIfAbsent(String username, String password, Set<String> roles);

  /**
   * Returns whether an account exists, disabled or not, and has this password. Not for sign-ins,
   * because a wrong password does not count as a failed sign-in.
   */
  boolean hasPassword(String username, String password);

  /**
   * Returns whether nobody can be an admin: no enabled account has the role ADMIN, and no external
   * identity provider may give this role.
   */
  boolean nobodyCanBeAdmin();
}
