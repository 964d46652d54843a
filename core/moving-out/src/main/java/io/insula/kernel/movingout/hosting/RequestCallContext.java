package io.insula.kernel.movingout.hosting;

import io.grpc.Context;
import io.insula.api.InsulaException;
import io.insula.kernel.base.Cancellation;
import io.insula.kernel.base.apps.CurrentApp;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.insula.kernel.database.DatabaseErrors;
import io.insula.kernel.database.DatabaseReadinessCheck;
import io.insula.kernel.security.log.SecurityLog;
import io.insula.kernel.web.limits.RequestArrival;
import io.insula.remote.CallOrigin;
import io.insula.remote.RemoteCallContext;
import io.micronaut.http.context.ServerHttpRequestContext;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Passes the trace id and the user of a request to other processes. During an incoming call, the
 * trace id and the user come from the call.
 */
@Singleton
final class RequestCallContext implements RemoteCallContext {
  /** The origin of the incoming call that the current thread answers; otherwise not bound. */
  private static final ScopedValue<CallOrigin> CALL = ScopedValue.newInstance();

  private final ErrorReporter reporter;
  private final List<DatabaseReadinessCheck> conditions;
  private final SecurityLog log;
  private final Duration deadline;

  RequestCallContext(
      ErrorReporter reporter,
      List<DatabaseReadinessCheck> conditions,
      SecurityLog log,
      RemoteSettings settings) {
    this.reporter = reporter;
    this.conditions = conditions;
    this.log = log;
    this.deadline = settings.deadline();
  }

  @Override
  public CallOrigin origin() {
    var traceId = TraceId.current();
    if (CALL.isBound()) {
      var call = CALL.get();
      return new CallOrigin(traceId, call.user(), call.roles());
    }
    return ServerHttpRequestContext.find()
        .flatMap(request -> request.getUserPrincipal(Authentication.class))
        .map(user -> new CallOrigin(traceId, user.getName(), Set.copyOf(user.getRoles())))
        .orElseGet(() -> new CallOrigin(traceId, null, Set.of()));
  }

  @Override
  public Optional<Duration> timeLeft() {
    return CALL.isBound()
        ? Optional.empty() // A call from another process has its own deadline.
        : ServerHttpRequestContext.find().flatMap(RequestArrival::ago).map(deadline::minus);
  }

  @Override
  public void during(String app, CallOrigin origin, Runnable work) {
    var traceId = origin.traceId().isEmpty() ? TraceId.random() : origin.traceId();
    ScopedValue.where(CALL, origin)
        .where(Cancellation.CURRENT, new CallCancellation(Context.current()))
        .run(() -> TraceId.during(traceId, () -> new CurrentApp(app, false).run(work)));
  }

  @Override
  public Optional<InsulaException> meaningOf(Throwable error) {
    return DatabaseReadinessCheck.explain(conditions, error)
        .or(() -> DatabaseErrors.asUnavailable(error))
        .map(InsulaException.class::cast);
  }

  @Override
  public void reportRefusedCaller(String app, Set<String> names) {
    log.addInBackground(RefusedProcessEventFactory.of(app, names));
  }

  @Override
  public void reportFailedHandshake(String address, String reason) {
    log.addInBackground(RefusedProcessEventFactory.withoutProof(address, reason));
  }

  @Override
  public void report(Throwable error, String method, CallOrigin origin) {
    reporter.report(error, "gRPC " + method, TraceId.current());
  }
}
