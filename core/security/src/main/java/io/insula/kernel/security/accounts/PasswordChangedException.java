package io.insula.kernel.security.accounts;

import io.insula.api.InsulaException;

/**
 * The password of the caller's own account has changed, or the account was erased, since the
 * account was read.
 */
public final class PasswordChangedException extends InsulaException {
  PasswordChangedException() {
    super(
        Kind.CONFLICT,
        "The password was changed by another request at the same time; sign in with the current one"
            + " and retry");
  }
}
