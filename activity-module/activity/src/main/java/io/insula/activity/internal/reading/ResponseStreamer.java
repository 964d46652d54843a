package io.insula.activity.internal.reading;

import io.insula.api.UnavailableException;
import io.insula.kernel.web.AnswerScheduler;
import io.insula.kernel.web.StreamPermits;
import io.insula.kernel.web.StreamPermits.Permit;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/**
 * Streams a {@link ByteChunkSource} to each of a limited number of clients, as fast as the client
 * reads. Only a limited number of bytes is read ahead for a client.
 */
public final class ResponseStreamer {
  private final Executor executor;
  private final StreamPermits permits;
  private final int sliceBytes;

  /**
   * @param executor runs the opening and reading of sources
   * @param clients the maximum number of clients at the same time
   * @param sliceBytes the largest slice that is passed to the server, which requests 32 slices
   *     ahead
   * @param fullMessage the message for a client beyond the limit
   */
  public ResponseStreamer(Executor executor, int clients, int sliceBytes, String fullMessage) {
    this.executor = executor;
    this.permits = new StreamPermits(clients, fullMessage);
    this.sliceBytes = sliceBytes;
  }

  /**
   * Opens a source and sends it. An error before the first chunk becomes the answer; a later error
   * aborts the answer.
   *
   * @throws UnavailableException for a client beyond the limit
   */
  public Publisher<byte[]> send(Supplier<ByteChunkSource> opening, HttpRequest<?> request) {
    var permit = permits.take(request);
    return Flux.defer(() -> slices(opening, permit.use()))
        .subscribeOn(AnswerScheduler.on(executor, PropagatedContext.getOrEmpty()));
  }

  private Flux<byte[]> slices(Supplier<ByteChunkSource> opening, Permit permit) {
    try {
      var source = opening.get();
      return Flux.generate(() -> new Slices(source), Slices::emit, slices -> permit.free())
          .doOnCancel(source::stop);
    } catch (RuntimeException e) {
      permit.free();
      throw e;
    }
  }

  /** Cuts the chunks of a source into slices. */
  private final class Slices {
    private final ByteChunkSource source;
    private byte[] piece = {};
    private int position;

    Slices(ByteChunkSource source) {
      this.source = source;
    }

    Slices emit(SynchronousSink<byte[]> sink) {
      if (position == piece.length && !load()) {
        sink.complete();
        return this;
      }
      int end = Math.min(piece.length, position + sliceBytes);
      sink.next(Arrays.copyOfRange(piece, position, end));
      position = end;
      return this;
    }

    private boolean load() {
      try {
        var next = source.next();
        piece = next.orElseGet(() -> new byte[0]);
        position = 0;
        return next.isPresent();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
