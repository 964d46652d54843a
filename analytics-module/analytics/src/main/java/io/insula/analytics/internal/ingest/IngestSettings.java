package io.insula.analytics.internal.ingest;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * The settings of received page views and events.
 *
 * @param webhookBodyTimeout the maximum time for a large body of an unauthenticated sender
 * @param botRetention how long rows of bots are kept
 * @param deduplicationRetention how long the key of a request is kept; a later repeat stores rows
 *     without an id again
 */
@Context
@ConfigurationProperties("insula.analytics")
record IngestSettings(
    Duration webhookBodyTimeout, Duration botRetention, Duration deduplicationRetention) {
  private static final Duration MAX_RETENTION = Duration.ofDays(36_500);

  IngestSettings {
    SettingBounds.check(
        "INSULA_ANALYTICS_WEBHOOK_BODY_TIMEOUT", webhookBodyTimeout, Duration.ofHours(1));
    SettingBounds.check("INSULA_ANALYTICS_BOT_RETENTION", botRetention, MAX_RETENTION);
    // A shorter time would let a webhook be replayed while its signature is valid.
    SettingBounds.check(
        "INSULA_ANALYTICS_DEDUPLICATION_RETENTION",
        deduplicationRetention,
        Duration.ofHours(1),
        MAX_RETENTION);
  }
}
