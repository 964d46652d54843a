package io.insula.kernel.movingout.forwarding;

import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.core.io.buffer.ReadBufferFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/** The body of a forwarded answer, read as fast as the client accepts it. */
final class ForwardedResponseBody {
  private final Flow.Publisher<List<ByteBuffer>> source;
  private final OptionalLong length;
  private final UnaryOperator<Publisher<ReadBuffer>> guard;
  private final Runnable onEnd;
  private final AtomicBoolean isTaken = new AtomicBoolean();

  /**
   * @param length the length in bytes, if known
   * @param guard wraps the body, and can end it early
   * @param onEnd runs when the body is complete or aborted
   */
  ForwardedResponseBody(
      Flow.Publisher<List<ByteBuffer>> source,
      OptionalLong length,
      UnaryOperator<Publisher<ReadBuffer>> guard,
      Runnable onEnd) {
    this.source = source;
    this.length = length;
    this.guard = guard;
    this.onEnd = onEnd;
  }

  OptionalLong length() {
    return length;
  }

  Publisher<ReadBuffer> stream(ReadBufferFactory buffers) {
    return Flux.defer(
        () ->
            isTaken.compareAndSet(false, true)
                ? guard.apply(
                    JdkFlowAdapter.flowPublisherToFlux(source)
                        .map(part -> buffers.compose(part.stream().map(buffers::adapt).toList()))
                        .doFinally(_ -> onEnd.run()))
                : Flux.error(new IllegalStateException("The body was already taken")));
  }

  /** Closes a body that nobody reads. Otherwise its connection would stay open forever. */
  void discard() {
    if (isTaken.compareAndSet(false, true)) {
      JdkFlowAdapter.flowPublisherToFlux(source).subscribe().dispose();
      onEnd.run();
    }
  }
}
