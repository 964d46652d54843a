package io.insula.cycles.internal.ballots;

import io.insula.kernel.web.Caller;
import io.micronaut.security.authentication.AuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * As whom somebody votes: by a code if there is one, else by their account.
 *
 * @param code as it was sent; a blank one is none
 */
record VoterClaim(@Nullable Caller caller, @Nullable String code) {
  VoterClaim {
    code = code == null || code.isBlank() ? null : code;
    if (caller == null && code == null) {
      throw new AuthorizationException(null);
    }
  }
}
