package io.insula.bench.calls;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The same implementation behind an interceptor. */
@Singleton
@Named("intercepted")
@Intercepted
class InterceptedThreads extends CheapThreads {}
