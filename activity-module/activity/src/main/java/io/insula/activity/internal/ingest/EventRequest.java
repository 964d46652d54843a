package io.insula.activity.internal.ingest;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.insula.activity.ActivityLog;
import io.insula.activity.NewEvent;
import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in requests of clients.
 *
 * @param id the id by which the server recognizes a repeat; if absent, the server makes an id
 * @param component where the event happened, 1 to 200 characters
 * @param environment for instance {@code production}, 1 to 200 characters
 * @param email the e-mail address of the person concerned
 * @param message what happened, 1 to 10,000 characters
 * @param data any JSON value of at most 64 KiB; if absent, an empty object
 */
record EventRequest(
    @Nullable UUID id,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = ActivityLog.MAX_NAME_LENGTH)
        @Nullable String component,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = ActivityLog.MAX_NAME_LENGTH)
        @Nullable String environment,
    @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = ActivityLog.MAX_EMAIL_LENGTH)
        @Nullable String email,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = ActivityLog.MAX_MESSAGE_LENGTH)
        @Nullable String message,
    @JsonDeserialize(using = RawJsonDeserializer.class) @Schema(implementation = Object.class)
        @Nullable String data) {
  private static final String NO_DATA = "{}";

  /**
   * Returns the event, checked against {@link EventRules}.
   *
   * @throws InvalidInputException with all errors
   */
  NewEvent toEvent() {
    var sent = Objects.requireNonNullElse(data, NO_DATA);
    var errors = EventRules.errorsOf(component, environment, message, sent);
    if (email == null) {
      errors.add(new FieldError("email", "is required"));
    } else {
      EventRules.checkEmail(errors, email);
    }
    if (!errors.isEmpty() || component == null || environment == null || message == null) {
      throw new InvalidInputException(errors);
    }
    return new NewEvent(id, component, environment, email, message, sent);
  }
}
