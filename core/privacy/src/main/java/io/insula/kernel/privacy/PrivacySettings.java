package io.insula.kernel.privacy;

import io.insula.kernel.base.CannotStartException;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * How people are erased, and how many exports run.
 *
 * @param texts what becomes of what a person wrote
 * @param followUp how long after an erasure the same is erased again, for what was still under way;
 *     longer than any request takes
 * @param maxExports how many exports of people a process writes at once, at least 1
 */
@Context
@ConfigurationProperties("insula.privacy")
public record PrivacySettings(Texts texts, Duration followUp, int maxExports) {
  /** What becomes of the texts of a person who is erased. */
  public enum Texts {
    /** They stay, without the name. */
    KEEP,
    /** They are emptied. */
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

  /** Whether texts are emptied. */
  public boolean removesTexts() {
    return texts == Texts.REMOVE;
  }
}
