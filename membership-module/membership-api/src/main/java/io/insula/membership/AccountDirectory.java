package io.insula.membership;

import java.util.List;
import java.util.Optional;

/**
 * The accounts of the server where people sign in, for apps that may run in another process. Every
 * call also throws {@link io.insula.api.UnavailableException} if it cannot be done right now.
 */
public interface AccountDirectory {
  /**
   * How many accounts may take part: those that are not disabled and hold the role MEMBER or ADMIN.
   * People of an external identity provider have none. An account for which a service has a token
   * counts, since its owner may sign in, too; one with no other role than SERVICE does not.
   */
  long count();

  /**
   * Where the owner of an account reads e-mail: for messages that somebody asked for, to that
   * person alone. It belongs into no answer to a client and into no log.
   *
   * @param username in any case
   * @return empty if there is no such account, it is disabled, or it has no address
   */
  Optional<String> emailOf(String username);

  /**
   * Reads a class roster and makes nothing.
   *
   * @param csv UTF-8 with the header {@code username,email,group,password}, and at most 300 lines
   *     after it
   * @return who stands in it, in the order of the lines
   * @throws io.insula.api.InvalidInputException if it is no such file, or any line is wrong, for
   *     instance since its name is taken; with all that is wrong in all lines, each named as {@code
   *     line 17 username}
   */
  List<ListedMember> checkMembers(byte[] csv);

  /**
   * Makes an account with the role MEMBER for each line of a class roster: all of them, or none.
   * Each password is hashed, so 300 take some seconds.
   *
   * @param csv as for {@link #checkMembers}
   * @param by the user name of who does it
   * @return how many were made
   * @throws io.insula.api.InvalidInputException as {@link #checkMembers} does
   * @throws io.insula.api.InsulaException of the kind CONFLICT if somebody takes one of the names
   *     at the same time
   */
  int importMembers(byte[] csv, String by);
}
