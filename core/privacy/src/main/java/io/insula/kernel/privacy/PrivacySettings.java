package io.insula.kernel.privacy;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * Settings of erasures and exports.
 *
 * @param texts what happens to the texts of an erased person
 * @param followUp the time after which an erasure is repeated; should be longer than any request
 *     takes
 * @param maxExports how many exports a process writes at the same time
 * @param exportTimeout the longest time of an export, until the client has read it
 */
@Context
@ConfigurationProperties("insula.privacy")
public record PrivacySettings(
    Texts texts, Duration followUp, int maxExports, Duration exportTimeout) {
  private static final Duration LONGEST_FOLLOW_UP = Duration.ofDays(30);
  private static final int MOST_EXPORTS = 10_000;
  private static final Duration SHORTEST_EXPORT = Duration.ofSeconds(1);
  private static final Duration LONGEST_EXPORT = Duration.ofDays(1);

  /** What happens to the texts of an erased person. */
  public enum Texts {
    /** The texts are kept without the name. */
    KEEP,
    /** The texts are emptied. */
    REMOVE
  }

  public PrivacySettings {
    SettingBounds.check("INSULA_PRIVACY_FOLLOW_UP", followUp, Duration.ZERO, LONGEST_FOLLOW_UP);
    SettingBounds.check("INSULA_PRIVACY_MAX_EXPORTS", maxExports, 1, MOST_EXPORTS);
    SettingBounds.check(
        "INSULA_PRIVACY_EXPORT_TIMEOUT", exportTimeout, SHORTEST_EXPORT, LONGEST_EXPORT);
  }

  /** Returns whether texts are emptied. */
  public boolean removesTexts() {
    return texts == Texts.REMOVE;
  }
}
