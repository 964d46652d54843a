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
   * Returns whether an account exists and has this password. Does not count wrong guesses, so it
   * must not be used for signing in.
   */
  boolean hasPassword(String username, String password);

  /**
   * Returns whether there is no admin account, and no external provider that could name an admin.
   */
  boolean nobodyCanBeAdmin();
}
