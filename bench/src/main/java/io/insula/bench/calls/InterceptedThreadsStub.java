package io.insula.bench.calls;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** A {@link ThreadsStub} behind an interceptor that does nothing. */
@Singleton
@Named("intercepted")
@Intercepted
class InterceptedThreadsStub extends ThreadsStub {}
