package io.insula.kernel.outbox;

import java.util.UUID;

/**
 * A stored message that this process has leased.
 *
 * @param payload the content of the message, as JSON
 * @param attempt the number of the current attempt, from 1
 * @param traceId the trace id of the request or job that sent the message
 */
record OutboxMessage(
    long id, String topic, UUID deliveryKey, String payload, int attempt, String traceId) {}
