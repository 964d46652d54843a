package io.insula.kernel.security.accounts;

import io.insula.api.InsulaException;

/**
 * An admin cannot disable the admin's own account. Otherwise nobody might be left to enable the
 * account.
 */
final class CannotDisableOwnAccountException extends InsulaException {
  CannotDisableOwnAccountException() {
    super(Kind.CONFLICT, "You cannot disable your own account; ask another admin");
  }
}
