package io.insula.kernel.security.rates;

/** A user has made too many requests of one kind. */
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
