package io.insula.kernel.security.signin;

import io.insula.api.InsulaException;

/** The account is disabled, so it gets no token. */
final class AccountDisabledException extends InsulaException {
  AccountDisabledException() {
    super(Kind.CONFLICT, "The account is disabled");
  }
}
