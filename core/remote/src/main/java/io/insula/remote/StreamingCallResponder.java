package io.insula.remote;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Answers a streaming call from another process, as fast as the caller accepts the answers. So
 * answers do not pile up in memory.
 */
public final class StreamingCallResponder<A> {
  private final Stream<A> answers;
  private final Iterator<A> rest;
  private final ServerCallStreamObserver<A> caller;
  private boolean hasEnded;

  private StreamingCallResponder(Stream<A> answers, ServerCallStreamObserver<A> caller) {
    this.answers = answers;
    this.rest = answers.iterator();
    this.caller = caller;
  }

  /**
   * Begins to answer a streaming call. Answers are also sent after this method has returned.
   *
   * @param answers the answers; closed after the last answer, after a cancellation, and after an
   *     error
   */
  public static <A> void with(Stream<A> answers, StreamObserver<A> caller) {
    new StreamingCallResponder<>(answers, (ServerCallStreamObserver<A>) caller).begin();
  }

  private void begin() {
    caller.setOnCancelHandler(this::end);
    caller.setOnReadyHandler(this::sendMore);
  }

  private void sendMore() {
    try {
      while (!hasEnded && caller.isReady()) {
        if (rest.hasNext()) {
          caller.onNext(rest.next());
        } else {
          end();
          caller.onCompleted();
        }
      }
    } catch (RuntimeException | Error e) {
      end();
      throw e;
    }
  }

  private void end() {
    hasEnded = true;
    answers.close();
  }
}
