package io.insula.remote;

import io.grpc.stub.StreamObserver;

/** Sends the only answer of a call from another process. */
public final class UnaryCallResponder {
  private UnaryCallResponder() {}

  public static <A> void send(A answer, StreamObserver<A> caller) {
    caller.onNext(answer);
    caller.onCompleted();
  }
}
