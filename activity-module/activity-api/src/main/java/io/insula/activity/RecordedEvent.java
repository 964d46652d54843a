package io.insula.activity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored event.
 *
 * @param createdAt the time of storing, precise to the microsecond and unique. Events become
 *     visible in the order of this time
 * @param email the e-mail address of the person concerned; null if there is none
 * @param data a JSON value
 */
public record RecordedEvent(
    UUID id,
    Instant createdAt,
    String component,
    String environment,
    @Nullable String email,
    String message,
    String data) {}
