package io.insula.remote;

import io.grpc.stub.StreamObserver;
import io.insula.remote.garden.Bed;
import io.insula.remote.garden.GardenGrpc.GardenImplBase;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The gRPC service of the test app garden. It answers as a test specifies. */
final class GardenWorkService extends GardenImplBase {
  final AtomicInteger calls = new AtomicInteger();
  private final UnaryOperator<String> answer;

  GardenWorkService(UnaryOperator<String> answer) {
    this.answer = answer;
  }

  @Override
  public void look(Bed request, StreamObserver<Bed> caller) {
    reply(request, caller);
  }

  @Override
  public void dig(Bed request, StreamObserver<Bed> caller) {
    reply(request, caller);
  }

  private void reply(Bed request, StreamObserver<Bed> caller) {
    calls.incrementAndGet();
    UnaryCallResponder.send(
        Bed.newBuilder().setText(answer.apply(request.getText())).build(), caller);
  }
}
