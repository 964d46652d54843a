package io.insula.kernel.security.tokens;

/** The error that ends a streamed response when the caller's token is no longer valid. */
final class TokenNoLongerValidException extends RuntimeException {
  TokenNoLongerValidException() {
    super("The token of the caller is no longer valid");
  }
}
