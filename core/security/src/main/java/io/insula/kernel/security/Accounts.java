package io.insula.kernel.security;

import java.util.Set;

/** The accounts, for what makes some at start-up: the first admin, demo data. */
public interface Accounts {
  /**
   * Makes an account unless there is one with this name.
   *
   * @param username 1 to 64 characters; upper case counts as lower case
   * @param password 8 to 128 characters, and not what is guessed first
   * @param roles of {@link Roles}, at least one
   * @return whether it was made
   * @throws io.insula.api.InvalidInputException if there is none, and the name or the password
   *     breaks the rules
   */
  boolean createIfAbsent(String username, String password, Set<String> roles);

  /**
   * Whether an account exists and has this password. Wrong guesses are not counted: this is not for
   * signing in.
   */
  boolean hasPassword(String username, String password);

  /** Whether there is neither an admin here nor an external provider that could name one. */
  boolean nobodyCanBeAdmin();
}
