package io.insula.kernel.security.accounts;

import io.insula.api.InsulaException;

/** Nobody can disable himself: there might be nobody left to undo it. */
final class CannotDisableOwnAccountException extends InsulaException {
  CannotDisableOwnAccountException() {
    super(Kind.CONFLICT, "You cannot disable your own account");
  }
}
