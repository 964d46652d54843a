package io.insula.kernel.security.tokens;

/** The error that ends a streamed response whose caller no longer has a valid token. */
final class TokenNoLongerValidException extends RuntimeException {
  TokenNoLongerValidException() {
    super("The token of the caller is no longer valid");
  }
}
