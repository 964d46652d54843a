package io.insula.kernel.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a route requires, for instance {@code garden:read}. A token with scopes may call a
 * route only if it has the required scope, or if the route needs no token. A token without scopes
 * may call all routes that its role allows. An app lists its scopes in its {@code
 * META-INF/insula.properties}, under {@code insula.scopes}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredScope {
  /** The scope. */
  String value();
}
