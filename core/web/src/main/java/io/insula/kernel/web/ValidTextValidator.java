package io.insula.kernel.web;

import io.insula.api.TextRule;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Checks {@link ValidText}. */
@Singleton
final class ValidTextValidator implements ConstraintValidator<ValidText, CharSequence> {
  @Override
  public boolean isValid(
      @Nullable CharSequence value,
      AnnotationValue<ValidText> annotation,
      ConstraintValidatorContext context) {
    if (value == null) {
      return true;
    }
    var rule =
        new TextRule(
            annotation.intValue("min").orElse(1),
            annotation.intValue("max").orElseThrow(),
            annotation.booleanValue("multiline").orElse(false)
                ? TextRule.Layout.LINES
                : TextRule.Layout.LINE);
    var complaint = rule.complaintAbout(value.toString());
    complaint.ifPresent(context::messageTemplate);
    return complaint.isEmpty();
  }
}
