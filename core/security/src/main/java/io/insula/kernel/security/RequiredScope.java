package io.insula.kernel.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a route requires, for instance {@code garden:read}. An app lists its scopes in its
 * {@code META-INF/insula.properties}, under {@code insula.scopes}.
 *
 * <ul>
 *   <li>A token with scopes may call routes that require one of these scopes, and routes that need
 *       no token.
 *   <li>A token without scopes may call all routes that its role allows.
 * </ul>
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredScope {
  /** The scope. */
  String value();
}
