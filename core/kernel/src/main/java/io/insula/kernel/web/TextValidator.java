package io.insula.kernel.web;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Checks {@link Text}. */
@Singleton
final class TextValidator implements ConstraintValidator<Text, CharSequence> {
  @Override
  public boolean isValid(
      @Nullable CharSequence value,
      AnnotationValue<Text> annotation,
      ConstraintValidatorContext context) {
    if (value == null) {
      return true;
    }
    var min = annotation.intValue("min").orElse(1);
    var max = annotation.intValue("max").orElseThrow();
    var multiline = annotation.booleanValue("multiline").orElse(false);
    var complaint = complaint(value.toString(), min, max, multiline);
    if (complaint != null) {
      context.messageTemplate(complaint);
    }
    return complaint == null;
  }

  private static @Nullable String complaint(String text, int min, int max, boolean multiline) {
    var length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      return bounds(min, max);
    }
    if (min > 0 && text.isBlank()) {
      return "must not be blank";
    }
    if (text.codePoints().anyMatch(character -> isForbidden(character, multiline))) {
      return multiline
          ? "must not contain control characters other than line breaks and tabs"
          : "must not contain line breaks or other control characters";
    }
    return null;
  }

  private static String bounds(int min, int max) {
    return min == 0
        ? "must have at most " + max + " characters"
        : "must have " + min + " to " + max + " characters";
  }

  private static boolean isForbidden(int character, boolean multiline) {
    if (multiline && (character == '\n' || character == '\r' || character == '\t')) {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
