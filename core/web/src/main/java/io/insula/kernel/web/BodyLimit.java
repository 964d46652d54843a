package io.insula.kernel.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest body that a route takes, where that differs from the server's usual {@code
 * insula.web.max-body}: more, for a route that does not hold its body whole or bounds how many it
 * holds, or less. Never more than {@code micronaut.server.max-request-size}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {
  /** In bytes. */
  long value();
}
