package io.insula.kernel.security.tokens;

/** The token of a caller ceased to count while the caller's answer was on its way. */
final class StandingLostException extends RuntimeException {
  StandingLostException() {
    super("The token of the caller no longer counts");
  }
}
