package io.insula.kernel.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text from a person, with a bounded number of characters (Unicode code points). Control characters
 * are refused, except for line breaks and tabs if {@link #multiline} is true. Null is valid.
 */
@Documented
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidText {
  /** The minimum number of characters. With 1 or more, the text also needs a visible character. */
  int min() default 1;

  /** The maximum number of characters. */
  int max();

  /** Returns whether line breaks and tabs are allowed. */
  boolean multiline() default false;

  String message() default "is not valid text";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
