package io.insula.kernel.security.accounts;

import io.insula.api.FieldError;
import io.insula.api.InsulaException;
import java.util.List;

/** An account has this name, or the erasure of an account still reserves it. */
final class UsernameTakenException extends InsulaException {
  UsernameTakenException(String username) {
    super(Kind.CONFLICT, "The user name " + username + " is taken; choose another one");
  }

  @Override
  public List<FieldError> errors() {
    return List.of(new FieldError("username", "is taken"));
  }
}
