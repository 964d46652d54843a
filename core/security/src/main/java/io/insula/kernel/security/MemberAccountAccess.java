package io.insula.kernel.security;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives apps access to the accounts of members: to count them, to find an e-mail address, and to
 * create the accounts of a class.
 */
public interface MemberAccountAccess {
  /** Returns how many accounts have the role MEMBER or ADMIN and are not disabled. */
  long count();

  /**
   * Returns the e-mail address of an account. Returns empty if the account has no address, is
   * disabled, or does not exist.
   */
  Optional<String> emailOf(String username);

  /**
   * Checks a class roster and returns the person in each of its lines. Creates no accounts.
   *
   * @param csv UTF-8 with the header {@code username,email,group,password}, then at most 300 lines
   * @throws io.insula.api.InvalidInputException if the format, the number of lines or a line is
   *     wrong; with the errors of all wrong lines
   */
  List<RosterLine> check(byte[] csv);

  /**
   * Creates all accounts of a class roster, or none.
   *
   * @param by the user name of the caller
   * @return how many accounts were created
   * @throws io.insula.api.InvalidInputException as {@link #check} does
   * @throws io.insula.api.InsulaException of the kind CONFLICT if another request takes one of the
   *     names at the same time
   */
  int importAccounts(byte[] csv, String by);

  /**
   * The person in one line of a roster.
   *
   * @param username in lower case
   */
  record RosterLine(String username, @Nullable String group) {}
}
