package io.insula.bench.calls;

import io.micronaut.aop.Around;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts an interceptor around a bean, as {@code @Transactional} does. The interceptor does nothing.
 */
@Around
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Intercepted {}
