package io.insula.bench.calls;

import io.grpc.stub.StreamObserver;
import io.insula.remote.UnaryCallResponder;
import io.insula.threads.Threads;
import io.insula.threads.remote.ThreadsWire;
import io.insula.threads.wire.ThreadsGrpc.ThreadsImplBase;
import io.insula.threads.wire.VoteRequest;
import io.insula.threads.wire.VoteResponse;

/**
 * The gRPC service of {@link ThreadsStub}. It handles a vote as the service of the app {@code
 * threads} does. gRPC refuses all other calls.
 */
final class ThreadsStubService extends ThreadsImplBase {
  private final Threads threads;

  ThreadsStubService(Threads threads) {
    this.threads = threads;
  }

  @Override
  public void vote(VoteRequest request, StreamObserver<VoteResponse> caller) {
    var tally =
        threads.vote(
            request.getThreadId(), request.getVoter(), ThreadsWire.readVote(request.getVote()));
    UnaryCallResponder.send(ThreadsWire.write(tally), caller);
  }
}
