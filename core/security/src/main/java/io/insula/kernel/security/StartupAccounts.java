package io.insula.kernel.security;

import java.util.Set;

/** Creates and checks accounts at start-up: the first admin, and the authors of demo data. */
public interface StartupAccounts {
  /**
   * Creates an account unless one with this name exists.
   *
   * @param username 1 to 64 characters; upper case counts as lower case
   * @param password 8 to 128 characters, not one of the most common passwords
   * @param roles from {@link Roles}, at least one
   * @return whether the account was created
   * @throws io.insula.api.InvalidInputException if the name or the password breaks the rules; if
   *     the account already exists, the name and the password are not checked
   */
  boolean createIfAbsent(String username, String password, Set<String> roles);

  /**
   * Returns whether an account exists and has this password. A wrong password does not count as a
   * failed sign-in here, so a sign-in must not use this method.
   */
  boolean hasPassword(String username, String password);

  /**
   * Returns whether nobody can be an admin: no enabled account has the role ADMIN, and no external
   * identity provider may give this role.
   */
  boolean nobodyCanBeAdmin();
}
