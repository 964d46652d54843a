package io.insula.kernel.privacy;

import io.insula.kernel.base.CannotStartException;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * Settings of erasures and exports.
 *
 * @param texts what happens to the texts of an erased person
 * @param followUp the time after which an erasure is repeated, to erase data that was still being
 *     written during the first one; should be longer than any request takes
 * @param maxExports how many exports a process writes at the same time, at least 1
 */
@Context
@ConfigurationProperties("insula.privacy")
public record PrivacySettings(Texts texts, Duration followUp, int maxExports) {
  /** What happens to the texts of an erased person. */
  public enum Texts {
    /** The texts are kept without the name. */
    KEEP,
    /** The texts are emptied. */
    REMOVE
  }

  public PrivacySettings {
    if (followUp.isNegative()) {
      throw new CannotStartException("INSULA_PRIVACY_FOLLOW_UP must not be negative");
    }
    if (maxExports < 1) {
      throw new CannotStartException("INSULA_PRIVACY_MAX_EXPORTS must be at least 1");
    }
  }

  /** Returns whether texts are emptied. */
  public boolean removesTexts() {
    return texts == Texts.REMOVE;
  }
}
