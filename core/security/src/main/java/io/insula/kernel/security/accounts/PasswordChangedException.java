package io.insula.kernel.security.accounts;

import io.insula.api.InsulaException;

/** The account has got another password since it was read. */
public final class PasswordChangedException extends InsulaException {
  PasswordChangedException() {
    super(Kind.CONFLICT, "The password was changed by somebody else at the same time");
  }
}
