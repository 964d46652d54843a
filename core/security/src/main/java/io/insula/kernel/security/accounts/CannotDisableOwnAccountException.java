package io.insula.kernel.security.accounts;

import io.insula.api.InsulaException;

/** Admins cannot disable their own accounts, because nobody might be left to enable them again. */
final class CannotDisableOwnAccountException extends InsulaException {
  CannotDisableOwnAccountException() {
    super(Kind.CONFLICT, "You cannot disable your own account; ask another admin");
  }
}
