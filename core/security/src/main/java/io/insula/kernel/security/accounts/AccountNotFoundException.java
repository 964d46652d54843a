package io.insula.kernel.security.accounts;

import io.insula.api.InsulaException;

/** There is no account with this name. */
public final class AccountNotFoundException extends InsulaException {
  public AccountNotFoundException() {
    super(Kind.NOT_FOUND, "There is no such account");
  }
}
