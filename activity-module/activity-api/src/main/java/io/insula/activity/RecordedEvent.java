package io.insula.activity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored event.
 *
 * @param id identifies the event
 * @param createdAt the time of storing, precise to the microsecond and unique. An event that
 *     becomes visible later has a later time, so the time is also the event's position in the log
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
