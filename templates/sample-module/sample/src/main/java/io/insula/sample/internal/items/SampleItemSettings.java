package io.insula.sample.internal.items;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * The settings of the app. The server does not start if a value is out of its bounds.
 *
 * @param keepEmpty how long an empty item is kept after its last change
 */
@Context
@ConfigurationProperties("insula.sample")
record SampleItemSettings(Duration keepEmpty) {
  SampleItemSettings {
    SettingBounds.check("INSULA_SAMPLE_KEEP_EMPTY", keepEmpty, Duration.ofDays(36_500));
  }
}
