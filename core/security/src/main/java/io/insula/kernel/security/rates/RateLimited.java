package io.insula.kernel.security.rates;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that a user may call only so often, together with all routes of its family. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {
  /** The family, whose limits are in the settings, under {@code insula.rates}. */
  String value();
}
