package io.insula.kernel.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the maximum size of a route's body, up to {@code micronaut.server.max-request-size}. Memory
 * for a body is reserved only up to {@code insula.web.max-body}. A route with a higher limit must
 * not keep bodies in memory, or must bound their number.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {
  /** The limit in bytes. */
  long value();
}
