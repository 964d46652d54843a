package io.insula.activity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to store.
 *
 * @param id the id by which the log recognizes a repeat; if null, the log makes an id
 * @param component where the event happened, 1 to {@value ActivityLog#MAX_NAME_LENGTH} characters,
 *     not blank
 * @param environment for instance {@code production}, 1 to {@value ActivityLog#MAX_NAME_LENGTH}
 *     characters, not blank
 * @param email the e-mail address of the person concerned; null if there is none
 * @param message what happened, 1 to {@value ActivityLog#MAX_MESSAGE_LENGTH} characters, not blank
 * @param data any JSON value, at most {@value ActivityLog#MAX_DATA_BYTES} bytes
 */
public record NewEvent(
    @Nullable UUID id,
    String component,
    String environment,
    @Nullable String email,
    String message,
    String data) {
  /** Returns a copy of this event with the given id. */
  public NewEvent withId(UUID named) {
    return new NewEvent(named, component, environment, email, message, data);
  }
}
