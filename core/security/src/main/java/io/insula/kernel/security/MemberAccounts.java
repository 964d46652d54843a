package io.insula.kernel.security;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts of all members, for what counts them, writes to one, or makes those of a class. */
public interface MemberAccounts {
  /** How many accounts hold the role MEMBER or ADMIN and are not disabled. */
  long count();

  /** The e-mail address of an account that is not disabled; empty if it has none. */
  Optional<String> emailOf(String username);

  /**
   * Reads a class roster and makes nothing.
   *
   * @param csv UTF-8 with the header {@code username,email,group,password}, at most 300 lines after
   *     it
   * @throws io.insula.api.InvalidInputException if any line is wrong, with all that is wrong in all
   *     of them
   */
  List<RosterLine> check(byte[] csv);

  /**
   * Makes the accounts of a class roster: all of them, or none.
   *
   * @param by who does it
   * @return how many were made
   * @throws io.insula.api.InvalidInputException as {@link #check} does
   * @throws io.insula.api.InsulaException of the kind CONFLICT if somebody takes one of the names
   *     in the meantime
   */
  int importAccounts(byte[] csv, String by);

  /**
   * Who stands in a line.
   *
   * @param username in lower case
   */
  record RosterLine(String username, @Nullable String group) {}
}
