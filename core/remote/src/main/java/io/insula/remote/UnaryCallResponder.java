package io.insula.remote;

import io.grpc.stub.StreamObserver;

/** Answers a call from another process that gets a single answer. */
public final class UnaryCallResponder {
  private UnaryCallResponder() {}

  public static <A> void send(A answer, StreamObserver<A> caller) {
    caller.onNext(answer);
    caller.onCompleted();
  }
}
