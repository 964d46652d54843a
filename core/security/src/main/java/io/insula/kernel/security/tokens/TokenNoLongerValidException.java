package io.insula.kernel.security.tokens;

/** The token of a caller became invalid while the response was being sent. */
final class TokenNoLongerValidException extends RuntimeException {
  TokenNoLongerValidException() {
    super("The token of the caller is no longer valid");
  }
}
