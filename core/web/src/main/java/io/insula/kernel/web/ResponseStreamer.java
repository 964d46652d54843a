package io.insula.kernel.web;

import io.insula.api.UnavailableException;
import io.insula.kernel.web.StreamPermits.Permit;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Streams a {@link ByteChunkSource} to each client, as fast as the client reads. The number of
 * clients is limited. An answer ends when the token of the request becomes invalid.
 */
public final class ResponseStreamer {
  /**
   * The slice size for files. The server requests 32 slices ahead, so the slices for one client
   * take up to 1 MiB.
   */
  public static final int SLICE_BYTES = 32 * 1024;

  private final Executor executor;
  private final StreamPermits permits;
  private final int sliceBytes;
  private final @Nullable Duration maxDuration;

  /**
   * Creates a streamer of files, which sends slices of {@link #SLICE_BYTES}.
   *
   * @param executor runs the opening and reading of sources
   * @param clients the maximum number of clients at the same time
   * @param fullMessage the message for a client beyond the limit
   */
  public ResponseStreamer(Executor executor, int clients, String fullMessage) {
    this(executor, clients, SLICE_BYTES, fullMessage);
  }

  /**
   * @param sliceBytes the maximum size of a slice; the server requests 32 slices ahead
   */
  public ResponseStreamer(Executor executor, int clients, int sliceBytes, String fullMessage) {
    this(executor, clients, sliceBytes, fullMessage, null);
  }

  /**
   * @param maxDuration the maximum time until the client has read the whole answer; a slower answer
   *     is aborted
   */
  public ResponseStreamer(
      Executor executor, int clients, String fullMessage, Duration maxDuration) {
    this(executor, clients, SLICE_BYTES, fullMessage, maxDuration);
  }

  private ResponseStreamer(
      Executor executor,
      int clients,
      int sliceBytes,
      String fullMessage,
      @Nullable Duration maxDuration) {
    this.executor = executor;
    this.maxDuration = maxDuration;
    this.permits = new StreamPermits(clients, fullMessage);
    this.sliceBytes = sliceBytes;
  }

  /**
   * Opens a source and sends its bytes. An error before the first chunk becomes an error response.
   * A later error aborts the answer, so the client sees that the answer is incomplete.
   *
   * @throws UnavailableException for a client beyond the limit
   */
  public Publisher<byte[]> send(
      Callable<? extends ByteChunkSource> opening, HttpRequest<?> request) {
    return send(opening, request, null);
  }

  /**
   * Opens a source and sends its bytes, but only one answer at a time to each user.
   *
   * @param user identifies the user; null for a user without this limit
   * @throws UnavailableException for a client beyond the limit, and for a user who already receives
   *     an answer
   */
  public Publisher<byte[]> send(
      Callable<? extends ByteChunkSource> opening, HttpRequest<?> request, @Nullable String user) {
    var permit = permits.take(request, user);
    return Flux.defer(() -> bounded(slices(opening, permit.use())))
        .subscribeOn(NonInterruptingSchedulers.on(executor, PropagatedContext.getOrEmpty()));
  }

  private Flux<byte[]> bounded(Flux<byte[]> slices) {
    return maxDuration == null
        ? slices
        : StreamAborter.abort(slices, Mono.delay(maxDuration), SlowReaderException::new);
  }

  private Flux<byte[]> slices(Callable<? extends ByteChunkSource> opening, Permit permit) {
    try {
      var source = opening.call();
      return Flux.generate(
              () -> new Slices(source), Slices::emit, slices -> slices.closeAndFree(permit))
          .doOnCancel(source::stop);
    } catch (Exception e) {
      permit.free();
      return Flux.error(e);
    }
  }

  /** The client has not read the answer within the maximum time. */
  private static final class SlowReaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SlowReaderException() {
      super("The client reads the response too slowly");
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
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        // Without an exception, the answer would end here and look complete.
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while an answer was sent", e);
      }
    }

    void closeAndFree(Permit permit) {
      try {
        source.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        permit.free();
      }
    }
  }
}
