package io.insula.kernel.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the maximum size of the body of a route, if it differs from the server's default {@code
 * insula.web.max-body}. A limit above the default is only for a route that does not keep its body
 * in memory, or that bounds the number of bodies in memory. No limit can exceed {@code
 * micronaut.server.max-request-size}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {
  /** The limit in bytes. */
  long value();
}
