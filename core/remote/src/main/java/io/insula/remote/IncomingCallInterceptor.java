package io.insula.remote;

import io.grpc.Context;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.insula.api.InsulaException;

/**
 * Runs an incoming call as part of the caller's request, and converts the exceptions of the app
 * into answers.
 */
final class IncomingCallInterceptor implements ServerInterceptor {
  /** The header with which the server forbids gRPC's client to retry the call automatically. */
  private static final Metadata.Key<String> PUSHBACK =
      Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

  private final String app;
  private final ExceptionCodecs codec;
  private final RemoteCallContext callContext;

  IncomingCallInterceptor(String app, ExceptionCodecs codec, RemoteCallContext callContext) {
    this.app = app;
    this.codec = codec;
    this.callContext = callContext;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    CallOrigin origin;
    try {
      origin = CallOriginHeaders.read(headers);
    } catch (IllegalArgumentException e) {
      call.close(Status.INVALID_ARGUMENT.withDescription(e.getMessage()), new Metadata());
      return new ServerCall.Listener<>() {};
    }
    return answer(call, headers, next, origin);
  }

  private <Q, A> ServerCall.Listener<Q> answer(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next, CallOrigin origin) {
    var ended =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            if (status.getCode() == Status.Code.UNKNOWN) {
              // The service passed an unexpected error to StreamObserver.onError instead of
              // throwing it.
              fault(call, status.asRuntimeException(), origin);
            } else {
              super.close(status, trailers);
            }
          }
        };
    return new SimpleForwardingServerCallListener<>(next.startCall(ended, headers)) {
      @Override
      public void onHalfClose() {
        if (Context.current().isCancelled()) {
          return; // The caller no longer waits for the answer.
        }
        callContext.during(app, origin, () -> work(super::onHalfClose, call, origin));
      }

      /** Sends more answers of a streaming call, because its caller can accept more. */
      @Override
      public void onReady() {
        if (call.getMethodDescriptor().getType().serverSendsOneMessage()) {
          super.onReady();
        } else {
          callContext.during(app, origin, () -> work(super::onReady, call, origin));
        }
      }
    };
  }

  private void work(Runnable work, ServerCall<?, ?> call, CallOrigin origin) {
    try {
      work.run();
    } catch (InsulaException e) {
      close(call, e);
    } catch (RuntimeException | Error e) {
      if (call.isCancelled() || Context.current().isCancelled()) {
        // Nobody waits for the answer: the caller has disconnected, or its deadline has passed.
        return;
      }
      callContext
          .meaningOf(e)
          .ifPresentOrElse(meant -> close(call, meant), () -> fault(call, e, origin));
    }
  }

  private void close(ServerCall<?, ?> call, InsulaException failure) {
    StatusRuntimeException encoded = codec.encode(failure);
    var trailers = encoded.getTrailers();
    if (trailers == null) {
      trailers = new Metadata();
    }
    if (failure.kind() == InsulaException.Kind.UNAVAILABLE) {
      trailers.put(PUSHBACK, "-1");
    }
    call.close(encoded.getStatus(), trailers);
  }

  private void fault(ServerCall<?, ?> call, Throwable error, CallOrigin origin) {
    callContext.report(error, call.getMethodDescriptor().getFullMethodName(), origin);
    call.close(Status.INTERNAL.withDescription("unexpected error"), new Metadata());
  }
}
