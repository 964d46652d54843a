package io.insula.remote;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ConnectivityState;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.insula.api.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection to an app in another process. It connects at the first call. */
public final class RemoteConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteConnection.class);

  /**
   * The largest size of a message between processes, in bytes. A call with the maximum number of
   * events is smaller.
   */
  static final int MAX_MESSAGE_BYTES = 128 * 1024 * 1024;

  static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final String app;
  private final String service;
  private final ManagedChannel channel;
  private final Channel intercepted;
  private final ExceptionCodecs codec;
  private final LogRateLimiter logRateLimiter = new LogRateLimiter();
  private final AtomicLong lastBackoffResetNanos = new AtomicLong(System.nanoTime());
  private final AtomicLong lastRenewalNanos =
      new AtomicLong(System.nanoTime() - RETRY_AFTER.toNanos());

  RemoteConnection(
      RemoteApiProvider<?> api,
      ManagedChannel channel,
      Duration deadline,
      RemoteCallContext callContext) {
    this.app = api.app();
    this.service = api.descriptor().getName();
    this.channel = channel;
    this.intercepted =
        ClientInterceptors.intercept(channel, new OutgoingCallInterceptor(deadline, callContext));
    this.codec = new ExceptionCodecs(api.failures());
  }

  /** Returns the channel for the generated clients. */
  public Channel channel() {
    return intercepted;
  }

  /**
   * Makes a call, and throws the exception that a call in process would throw. Two kinds of
   * exceptions can also come from the connection:
   *
   * <ul>
   *   <li>{@link UnavailableException}: the app is unreachable, too slow, not hosted by the other
   *       process, or rejects the certificate.
   *   <li>The kind INVALID: the user's name and roles are too large.
   * </ul>
   *
   * @param call makes the call and reads the answer
   * @throws io.insula.api.InsulaException the app's exception, or one from the connection
   * @throws RemoteInternalErrorException if the app has an unexpected error, does not allow the
   *     call, or sends an answer that cannot be read
   */
  public <T> T call(Supplier<T> call) {
    try {
      return callWithValidCertificate(call);
    } catch (StatusRuntimeException e) {
      throw codec.decode(e).map(RuntimeException.class::cast).orElseGet(() -> failure(e));
    } catch (CallOriginTooLargeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new RemoteInternalErrorException(
          "The answer of the app " + app + " cannot be read", Status.Code.INTERNAL, e);
    }
  }

  private <T> T callWithValidCertificate(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNAUTHENTICATED) {
        throw e;
      }
      renewConnection();
      return call.get(); // The app did not run the refused call, so a retry is safe.
    }
  }

  private RuntimeException failure(StatusRuntimeException status) {
    var code = status.getStatus().getCode();
    if (status.getStatus().getCause() instanceof SSLException || isHostOfOthers(status)) {
      warn(status);
    }
    return switch (code) {
      case UNAVAILABLE -> {
        resetBackoff();
        yield unavailable(status);
      }
      case CANCELLED -> unavailable(status);
      case DEADLINE_EXCEEDED ->
          new UnavailableException(
              "The app " + app + " did not answer in time. The call may have taken effect.",
              RETRY_AFTER,
              status);
      case UNIMPLEMENTED, UNAUTHENTICATED -> {
        warn(status);
        yield unavailable(status);
      }
      default ->
          // gRPC has no specific code for a connection that breaks while a call is being written.
          status.getStatus().getCause() instanceof IOException
              ? unavailable(status)
              : new RemoteInternalErrorException(
                  "The app " + app + " failed: " + status.getStatus(), code, status);
    };
  }

  /**
   * Checks whether the app answers and the database of its process is ready. Succeeds even if the
   * app refuses the calls of this process.
   *
   * @param within how long the answer may take
   * @return why the app does not answer, as a sentence for the operator; empty if the app answers
   */
  public Optional<String> fault(Duration within) {
    try {
      var health =
          HealthGrpc.newBlockingStub(channel)
              .withDeadlineAfter(within.toNanos(), TimeUnit.NANOSECONDS);
      // The channel watches the health of the service, and fails this call if the service is not
      // healthy.
      health.check(HealthCheckRequest.newBuilder().setService(service).build());
      // A request without the name of a service asks about the whole process.
      var process = health.check(HealthCheckRequest.getDefaultInstance()).getStatus();
      return process == ServingStatus.SERVING
          ? Optional.empty()
          : Optional.of("The process at this address answers, but its database is not ready.");
    } catch (StatusRuntimeException e) {
      return Optional.of(faultOf(e));
    }
  }

  private String faultOf(StatusRuntimeException status) {
    if (status.getStatus().getCause() instanceof SSLException) {
      return "The two processes do not accept each other's certificates.";
    }
    if (isHostOfOthers(status)) {
      return "The process at this address does not host this app.";
    }
    return switch (status.getStatus().getCode()) {
      case NOT_FOUND, UNIMPLEMENTED -> "The process at this address does not host this app.";
      case DEADLINE_EXCEEDED -> "The process at this address does not answer in time.";
      default -> {
        resetBackoff();
        yield "No process answers at this address.";
      }
    };
  }

  /** Returns whether a server answers the health check but does not host this app. */
  private static boolean isHostOfOthers(StatusRuntimeException status) {
    var description = status.getStatus().getDescription();
    return description != null && description.contains(ServingStatus.SERVICE_UNKNOWN.name());
  }

  /**
   * Logs a refusal. Unlike an outage, a refusal does not end by itself: the operator has to check
   * the settings.
   */
  private void warn(StatusRuntimeException status) {
    if (logRateLimiter.allows(status.getStatus().getCode().name())) {
      LOG.warn("The app {} refuses calls; check the settings: {}", app, status.getStatus());
    }
  }

  private UnavailableException unavailable(StatusRuntimeException status) {
    return new UnavailableException(
        "The app " + app + " is currently unreachable. Retry shortly.", RETRY_AFTER, status);
  }

  /**
   * Reconnects, because the certificate of this connection has expired. The next connection uses
   * the new certificate.
   */
  private void renewConnection() {
    if (isTimeFor(lastRenewalNanos)) {
      channel.enterIdle();
    }
  }

  /** Makes gRPC reconnect soon. Without this, its backoff would grow up to two minutes. */
  private void resetBackoff() {
    if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE
        && isTimeFor(lastBackoffResetNanos)) {
      channel.resetConnectBackoff();
    }
  }

  private static boolean isTimeFor(AtomicLong lastNanos) {
    var last = lastNanos.get();
    var now = System.nanoTime();
    return now - last >= RETRY_AFTER.toNanos() && lastNanos.compareAndSet(last, now);
  }

  @Override
  public void close() {
    channel.shutdown();
    try {
      if (!channel.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        channel.shutdownNow();
      }
    } catch (InterruptedException e) {
      channel.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Adds headers and a deadline to calls. An earlier deadline of the current request or the current
   * incoming call takes precedence.
   */
  private record OutgoingCallInterceptor(Duration deadline, RemoteCallContext callContext)
      implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      var bounded =
          options.getDeadline() == null
              ? options.withDeadlineAfter(timeLeft().toNanos(), TimeUnit.NANOSECONDS)
              : options;
      var origin = CallOriginHeaders.of(callContext.origin());
      return new SimpleForwardingClientCall<>(next.newCall(method, bounded)) {
        @Override
        public void start(Listener<A> answers, Metadata headers) {
          headers.merge(origin);
          super.start(answers, headers);
        }
      };
    }

    private Duration timeLeft() {
      return callContext.timeLeft().filter(left -> left.compareTo(deadline) < 0).orElse(deadline);
    }
  }
}
