package io.insula.kernel.security.rates;

/** A user has used a limit up. */
final class RateExceededException extends RuntimeException {
  private final transient RateUse use;

  RateExceededException(RateUse use) {
    super("A limit is exceeded: " + use);
    this.use = use;
  }

  RateUse use() {
    return use;
  }
}
