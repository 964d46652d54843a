package io.insula.kernel.security.signin;

import io.insula.api.InsulaException;

/** Who has signed in elsewhere has to sign out there. */
final class ExternalSessionException extends InsulaException {
  ExternalSessionException() {
    super(Kind.FORBIDDEN, "This token is of another identity provider: sign out there");
  }
}
