package io.insula.kernel.security.signin;

import io.insula.api.InsulaException;

/** A signed-in user has sent a wrong current password. */
final class WrongPasswordException extends InsulaException {
  WrongPasswordException() {
    super(Kind.FORBIDDEN, "The current password is wrong");
  }
}
