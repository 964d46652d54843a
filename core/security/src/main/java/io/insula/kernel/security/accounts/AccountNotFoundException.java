package io.insula.kernel.security.accounts;

import io.insula.api.InsulaException;

/** No account has this name. */
public final class AccountNotFoundException extends InsulaException {
  public AccountNotFoundException() {
    super(Kind.NOT_FOUND, "No account has this name; check the spelling");
  }
}
