package io.insula.remote;

import io.grpc.stub.StreamObserver;

/** Answers a unary call. */
public final class Reply {
  private Reply() {}

  public static <A> void with(A answer, StreamObserver<A> caller) {
    caller.onNext(answer);
    caller.onCompleted();
  }
}
