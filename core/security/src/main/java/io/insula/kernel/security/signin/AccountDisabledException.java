package io.insula.kernel.security.signin;

import io.insula.api.InsulaException;

/** The account is disabled, so no token is issued for it. */
final class AccountDisabledException extends InsulaException {
  AccountDisabledException() {
    super(Kind.CONFLICT, "The account is disabled; enable it first");
  }
}
