package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Tests what the apps of this repository declare about settings. A service has other apps, so it
 * does not get this class.
 */
class KnownSettingsTest extends DefaultSettings {
  @Test
  void zero_is_accepted_only_where_it_has_a_meaning() {
    assertThat(NumericSetting.of(CodeBase.real()))
        .filteredOn(setting -> setting.acceptsZero(defaults))
        .extracting(NumericSetting::property)
        .containsExactlyInAnyOrder(
            "insula.activity.retention-days",
            "insula.analytics.retention-days",
            "insula.database.concurrent-statements",
            "insula.jobs.stop-within",
            "insula.jwt.cache-ttl",
            "insula.passwords.parallel",
            "insula.privacy.follow-up",
            "insula.remote.port",
            "insula.remote.web-port",
            "insula.reporting.answer-within",
            "insula.reporting.first-retry",
            "insula.tokens.max-cached",
            "insula.web.body-budget",
            "insula.web.drain",
            "micronaut.lifecycle.graceful-shutdown.grace-period");
  }
}
