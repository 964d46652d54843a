package io.insula.activity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is stored.
 *
 * @param id names it
 * @param createdAt when it was stored; to the microsecond, and no two events share one: an event
 *     that becomes visible later has a later time, so this is also its place in the log
 * @param email of whom it concerns; null where there is no address
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
