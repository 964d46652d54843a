package io.insula.activity.internal.ingest;

import io.insula.activity.ActivityLog;
import io.insula.activity.NewEvent;
import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.api.TextRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for events. They apply to every way in which an event arrives. */
final class EventRules {
  /**
   * The e-mail addresses that browsers accept (WHATWG HTML, "valid e-mail address"). Comments and
   * quoted strings of RFC 5322 are excluded.
   */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
              + "@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
              + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*+");

  private static final TextRule NAME = TextRule.line(1, ActivityLog.MAX_NAME_LENGTH);
  private static final TextRule MESSAGE = TextRule.raw(1, ActivityLog.MAX_MESSAGE_LENGTH);

  private EventRules() {}

  /**
   * @throws InvalidInputException with every rule that the event breaks
   */
  static void check(NewEvent event) {
    var errors = errorsOf(event.component(), event.environment(), event.message(), event.data());
    if (event.email() != null) {
      checkEmail(errors, event.email());
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }

  /**
   * Returns the errors of an event.
   *
   * @return a mutable list
   */
  static List<FieldError> errorsOf(
      @Nullable String component,
      @Nullable String environment,
      @Nullable String message,
      String data) {
    var errors = new ArrayList<FieldError>(0);
    checkText(errors, "component", component, NAME);
    checkText(errors, "environment", environment, NAME);
    checkText(errors, "message", message, MESSAGE);
    checkData(errors, data);
    return errors;
  }

  private static void checkText(
      List<FieldError> errors, String field, @Nullable String text, TextRule rule) {
    if (text == null) {
      errors.add(new FieldError(field, "is required"));
    } else {
      rule.complaintAbout(text)
          .ifPresent(complaint -> errors.add(new FieldError(field, complaint)));
    }
  }

  static void checkEmail(List<FieldError> errors, String email) {
    if (email.length() > ActivityLog.MAX_EMAIL_LENGTH || !EMAIL.matcher(email).matches()) {
      errors.add(new FieldError("email", "must be a valid e-mail address"));
    }
  }

  private static void checkData(List<FieldError> errors, String data) {
    // A UTF-16 unit takes at most three bytes in UTF-8, so only long texts are encoded for this
    // check.
    if (data.length() > ActivityLog.MAX_DATA_BYTES / 3
        && data.getBytes(StandardCharsets.UTF_8).length > ActivityLog.MAX_DATA_BYTES) {
      errors.add(
          new FieldError("data", "must have at most " + ActivityLog.MAX_DATA_BYTES + " bytes"));
    }
  }
}
