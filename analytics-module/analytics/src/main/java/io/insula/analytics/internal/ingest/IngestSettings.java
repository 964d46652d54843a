package io.insula.analytics.internal.ingest;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * The settings of received page views and events.
 *
 * @param webhookBodyTimeout how long an unauthenticated sender may take to send a large body
 * @param botRetention how long rows of bots are kept
 */
@Context
@ConfigurationProperties("insula.analytics")
record IngestSettings(Duration webhookBodyTimeout, Duration botRetention) {
  IngestSettings {
    SettingBounds.check(
        "INSULA_ANALYTICS_WEBHOOK_BODY_TIMEOUT", webhookBodyTimeout, Duration.ofHours(1));
    SettingBounds.check("INSULA_ANALYTICS_BOT_RETENTION", botRetention, Duration.ofDays(36_500));
  }
}
