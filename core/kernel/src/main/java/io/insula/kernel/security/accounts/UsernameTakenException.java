package io.insula.kernel.security.accounts;

import io.insula.api.InsulaException;

/** There is an account with this name already. */
final class UsernameTakenException extends InsulaException {
  UsernameTakenException(String username) {
    super(Kind.CONFLICT, "There is an account " + username + " already");
  }
}
