package io.insula.activity;

import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import io.insula.api.TextRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A filter for events. A null field does not filter. White space at the ends of a text is
 * significant. A text must contain no NUL and no unpaired surrogate.
 *
 * <p>No character of {@code message} is a wildcard. The search ignores case, the Unicode form of
 * accents, the kind and number of spaces, and characters without a width.
 *
 * @param email the exact e-mail address, 1 to {@value ActivityLog#MAX_EMAIL_LENGTH} characters
 * @param environment the exact environment, 1 to {@value ActivityLog#MAX_NAME_LENGTH} characters
 * @param component the exact component, 1 to {@value ActivityLog#MAX_NAME_LENGTH} characters
 * @param message a part of the message, 1 to {@value ActivityLog#MAX_MESSAGE_LENGTH} characters,
 *     not only characters without a width
 * @param from only events stored at this time or later
 * @param until only events stored before this time
 */
public record EventFilter(
    @Nullable String email,
    @Nullable String environment,
    @Nullable String component,
    @Nullable String message,
    @Nullable Instant from,
    @Nullable Instant until) {
  /** Matches every event. */
  public static final EventFilter NONE = new EventFilter(null, null, null, null, null, null);

  /**
   * @throws InvalidInputException with an error for each text that breaks a rule
   */
  public EventFilter {
    var checks = new InputChecks();
    check(checks, "email", email, ActivityLog.MAX_EMAIL_LENGTH);
    check(checks, "environment", environment, ActivityLog.MAX_NAME_LENGTH);
    check(checks, "component", component, ActivityLog.MAX_NAME_LENGTH);
    check(checks, "message", message, ActivityLog.MAX_MESSAGE_LENGTH);
    checks.that(
        message == null || message.isEmpty() || hasWidth(message),
        "message",
        "must not consist of zero-width characters only");
    checks.done();
  }

  /** Checks one text of the filter. An empty text is refused, because it is usually a mistake. */
  private static void check(
      InputChecks checks, String field, @Nullable String text, int maxLength) {
    if (text == null) {
      return;
    }
    if (text.isEmpty() || text.codePointCount(0, text.length()) > maxLength) {
      checks.that(false, field, "must have 1 to " + maxLength + " characters");
    } else if (text.codePoints().anyMatch(EventFilter::isForbidden)) {
      checks.that(false, field, "must have no NUL and no unpaired surrogate");
    }
  }

  private static boolean hasWidth(String text) {
    return !TextRule.normal("|" + text + "|").equals("||");
  }

  private static boolean isForbidden(int character) {
    return character == 0 || Character.getType(character) == Character.SURROGATE;
  }
}
