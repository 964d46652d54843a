package io.insula.kernel.security.rates;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits how often a signed-in user may call the routes of a family. Admins have no limit, and
 * services have limits of their own.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {
  /**
   * The family of the route. Requests to all routes of a family are counted together. The settings
   * have its limits, for instance {@code insula.rates.exports.per-minute}.
   */
  String value();
}
