package io.insula.remote;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Clock;
import java.util.Collections;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Allows only authorized processes to call an app. */
final class CallerAuthorizationInterceptor implements ServerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(CallerAuthorizationInterceptor.class);

  private final String app;
  private final Set<String> allowed;
  private final RemoteCallContext callContext;
  private final Clock clock;
  private final LogRateLimiter logRateLimiter = new LogRateLimiter();

  CallerAuthorizationInterceptor(
      String app, Set<String> allowed, RemoteCallContext callContext, Clock clock) {
    this.app = app;
    this.allowed = allowed;
    this.callContext = callContext;
    this.clock = clock;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    var names = PeerIdentity.namesOf(call.getAttributes(), clock);
    if (names.isEmpty()) {
      return refuse(
          call,
          Status.UNAUTHENTICATED.withDescription("the calling process has no valid certificate"));
    }
    if (Collections.disjoint(names.get(), allowed)) {
      if (logRateLimiter.allows(names.get().toString())) {
        LOG.warn(
            "The process {} called the app {} without permission; the setting"
                + " insula.remote.{}.callers lists the allowed processes",
            names.get(),
            app,
            app);
        callContext.reportRefusedCaller(app, names.get());
      }
      return refuse(
          call,
          Status.PERMISSION_DENIED.withDescription(
              "the calling process is not an allowed caller of the app"));
    }
    return next.startCall(call, headers);
  }

  private static <Q> ServerCall.Listener<Q> refuse(ServerCall<Q, ?> call, Status status) {
    call.close(status, new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
