package io.insula.kernel.security.accounts;

import io.insula.api.InsulaException;

/** The last admin who can sign in cannot be erased or disabled. */
public final class LastAdminException extends InsulaException {
  LastAdminException() {
    super(
        Kind.CONFLICT,
        "This is the last admin who can sign in; enable another admin account first");
  }
}
