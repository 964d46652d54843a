package io.insula.kernel.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A message that failed permanently.
 *
 * @param deliveryKey the idempotency key that the receiver gets
 * @param attempts the number of attempts since the message was sent, or last retried on request
 * @param error the error of the last attempt
 */
@Introspected
record FailedMessage(
    long id,
    String topic,
    String deliveryKey,
    @Schema(implementation = Object.class) JsonNode payload,
    int attempts,
    String error,
    String traceId,
    Instant sentAt,
    Instant failedAt) {}
