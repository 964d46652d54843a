package io.insula.kernel.security.accounts;

import io.insula.api.InsulaException;

/** Another request has changed or erased the account since the account was read. */
public final class AccountChangedException extends InsulaException {
  public AccountChangedException() {
    super(
        Kind.CONFLICT,
        "Another request changed or erased this account at the same time; check the account and"
            + " retry");
  }
}
