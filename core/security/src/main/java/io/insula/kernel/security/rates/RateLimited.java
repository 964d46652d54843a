package io.insula.kernel.security.rates;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits how often a signed-in user may call a route, counted together with all routes of the same
 * family. Admins have no limit, and services have limits of their own.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {
  /**
   * The family of routes that are counted together. Its limits are in the settings, under {@code
   * insula.rates}.
   */
  String value();
}
