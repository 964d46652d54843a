package io.insula.activity.internal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.insula.activity.RecordedEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in answers to clients.
 *
 * @param data a JSON value
 */
public record EventResponse(
    UUID id,
    String component,
    String environment,
    @Nullable String email,
    String message,
    @JsonRawValue @Schema(implementation = Object.class) String data,
    Instant createdAt) {
  public static EventResponse of(RecordedEvent event) {
    return new EventResponse(
        event.id(),
        event.component(),
        event.environment(),
        event.email(),
        event.message(),
        event.data(),
        event.createdAt());
  }
}
