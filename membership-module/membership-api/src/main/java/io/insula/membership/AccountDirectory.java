package io.insula.membership;

import java.util.List;
import java.util.Optional;

/**
 * The accounts of the process where users sign in. The apps that call this interface can run in
 * other processes. Every method throws {@link io.insula.api.UnavailableException} while that
 * process is unavailable.
 */
public interface AccountDirectory {
  /**
   * Returns the number of accounts that may take part: enabled accounts with the role MEMBER or
   * ADMIN. Users of an external identity provider have no account. An account for which a service
   * has a token counts, because its owner can sign in too. An account with only the role SERVICE
   * does not count.
   */
  long count();

  /**
   * Returns the e-mail address of an account, only for messages that its owner asked for. Never
   * write it into an answer to a client or into a log.
   *
   * @param username the user name, in upper or lower case
   * @return the address; empty if the account does not exist, is disabled, or has no address
   */
  Optional<String> emailOf(String username);

  /**
   * Reads a class roster without creating accounts.
   *
   * @param csv a UTF-8 text with the header {@code username,email,group,password}, and at most 300
   *     lines after it
   * @return the listed members, in the order of the lines
   * @throws io.insula.api.InvalidInputException if the format is wrong or a line is invalid, for
   *     instance because its user name is taken. The exception lists all errors, each with a field
   *     name such as {@code line 17 username}
   */
  List<ListedMember> checkMembers(byte[] csv);

  /**
   * Creates an account with the role MEMBER for each line of a class roster, all of them or none.
   * Each password is hashed, so a roster with 300 lines takes some seconds.
   *
   * @param csv as for {@link #checkMembers}
   * @param by the user name of the caller
   * @return the number of created accounts
   * @throws io.insula.api.InvalidInputException as {@link #checkMembers} does
   * @throws io.insula.api.InsulaException of the kind CONFLICT if another request takes one of the
   *     names at the same time
   */
  int importMembers(byte[] csv, String by);
}
