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
  private static final Duration MAX_FOLLOW_UP = Duration.ofDays(30);
  private static final int MAX_EXPORTS = 10_000;
  private static final Duration MIN_EXPORT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration MAX_EXPORT_TIMEOUT = Duration.ofDays(1);

  /** What happens to the texts of an erased person. */
  public enum Texts {
    /** The texts are kept without the name. */
    KEEP,
    /** The texts are emptied. */
    REMOVE
  }

  public PrivacySettings {
    SettingBounds.check("INSULA_PRIVACY_FOLLOW_UP", followUp, Duration.ZERO, MAX_FOLLOW_UP);
    SettingBounds.check("INSULA_PRIVACY_MAX_EXPORTS", maxExports, 1, MAX_EXPORTS);
    SettingBounds.check(
        "INSULA_PRIVACY_EXPORT_TIMEOUT", exportTimeout, MIN_EXPORT_TIMEOUT, MAX_EXPORT_TIMEOUT);
  }

  /** Returns whether texts are emptied. */
  public boolean removesTexts() {
    return texts == Texts.REMOVE;
  }
}
