package io.insula.cycles.internal.ballots;

import io.insula.kernel.web.Caller;
import io.micronaut.security.authentication.AuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * The identity that a caller votes with: the code if there is one, otherwise the account.
 *
 * @param code the code as the voter sent it; a blank code counts as missing
 */
record VoterClaim(@Nullable Caller caller, @Nullable String code) {
  /**
   * @throws AuthorizationException if there is neither a caller nor a code
   */
  VoterClaim {
    code = code == null || code.isBlank() ? null : code;
    if (caller == null && code == null) {
      throw new AuthorizationException(null);
    }
  }
}
