package io.insula.kernel.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a token with scopes needs for a route, for instance {@code garden:read}. A token without
 * scopes is judged by its role alone; one with scopes can call no other route that needs a token.
 * An app names its scopes in its {@code META-INF/insula.properties}, under {@code insula.scopes}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredScope {
  /** The scope. */
  String value();
}
