package io.insula.membership;

import java.util.List;
import java.util.Optional;

/**
 * The accounts of the process where users sign in. Every method throws {@link
 * io.insula.api.UnavailableException} while that process is unavailable.
 */
public interface AccountDirectory {
  /**
   * Returns the number of enabled accounts with the role MEMBER or ADMIN. An account with a service
   * token counts, too. Users of an external identity provider have no account.
   */
  long count();

  /**
   * Returns the e-mail address of an account, only for messages that its owner asked for. Never
   * send the address to a client, and never log it.
   *
   * @param username the user name, in upper or lower case
   * @return empty if the account does not exist, is disabled, or has no address
   */
  Optional<String> emailOf(String username);

  /**
   * Reads a class roster without creating accounts.
   *
   * @param csv UTF-8 text with the header {@code username,email,group,password} and at most 300
   *     lines
   * @return the listed members, in the order of the lines
   * @throws io.insula.api.InvalidInputException with all errors of the roster, each with a field
   *     name such as {@code line 17 username}
   */
  List<ListedMember> checkMembers(byte[] csv);

  /**
   * Creates an account with the role MEMBER for each line of a class roster. After an error, no
   * account is created. A roster with 300 lines takes some seconds, because passwords are hashed.
   *
   * @param csv as for {@link #checkMembers}
   * @param by the user name of the caller
   * @return the number of created accounts
   * @throws io.insula.api.InvalidInputException as {@link #checkMembers} does
   * @throws io.insula.api.InsulaException of the kind CONFLICT if another request takes a name at
   *     the same time
   */
  int importMembers(byte[] csv, String by);
}
