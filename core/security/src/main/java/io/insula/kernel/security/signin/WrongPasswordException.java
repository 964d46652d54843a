package io.insula.kernel.security.signin;

import io.insula.api.InsulaException;

/** Somebody who is signed in does not know the current password. */
final class WrongPasswordException extends InsulaException {
  WrongPasswordException() {
    super(Kind.FORBIDDEN, "The current password is wrong");
  }
}
