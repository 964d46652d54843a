package io.insula.bench.calls;

import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import org.jspecify.annotations.Nullable;

/** An interceptor that only passes the call on. */
@InterceptorBean(Intercepted.class)
final class NoOpInterceptor implements MethodInterceptor<Object, Object> {
  @Override
  public @Nullable Object intercept(MethodInvocationContext<Object, Object> context) {
    return context.proceed();
  }
}
