package io.insula.kernel.security.signin;

import io.insula.api.FieldError;
import io.insula.api.InsulaException;
import java.util.List;

/** A signed-in user has sent a wrong current password. */
final class WrongPasswordException extends InsulaException {
  WrongPasswordException() {
    super(Kind.FORBIDDEN, "The current password is wrong; enter the password again");
  }

  @Override
  public List<FieldError> errors() {
    return List.of(new FieldError("current_password", "is wrong"));
  }
}
