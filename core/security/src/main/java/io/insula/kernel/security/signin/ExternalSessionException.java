package io.insula.kernel.security.signin;

import io.insula.api.InsulaException;

/** A user of an external provider must sign out at that provider. */
final class ExternalSessionException extends InsulaException {
  ExternalSessionException() {
    super(Kind.FORBIDDEN, "An external identity provider issued this token; sign out there");
  }
}
