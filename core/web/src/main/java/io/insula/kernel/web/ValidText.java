package io.insula.kernel.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that a person wrote: it has a bounded number of characters (Unicode code points) and, unless
 * it may have several lines, no control characters. Null is valid.
 */
@Documented
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidText {
  /** The fewest characters; with 1 or more, white space alone is refused too. */
  int min() default 1;

  /** The most characters. */
  int max();

  /** Whether line breaks and tabs are allowed. */
  boolean multiline() default false;

  String message() default "is not valid text";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
