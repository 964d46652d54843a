package io.insula.analytics.internal.ingest;

import io.insula.api.UnavailableException;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Reads the bodies of requests into memory. Small bodies are processed on the event loop, large
 * bodies on virtual threads. The total memory for large bodies is limited.
 */
@Singleton
final class RequestBodyReader {
  static final int MAX_BYTES = 16 << 20;

  private static final int SMALL_BYTES = 16 << 10;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /**
   * The maximum total size of large bodies of authenticated senders. Parsing a body needs several
   * times its size.
   */
  private static final int MAX_TOTAL_BYTES = 2 * MAX_BYTES;

  private final ExecutorService blocking;
  private final Duration timeout;
  private final Semaphore knownSenderBytes = new Semaphore(MAX_TOTAL_BYTES);

  /**
   * The free bytes for large bodies of webhooks. A webhook is only verified after its body has
   * arrived. With this separate limit, unauthenticated senders cannot use up the memory of
   * authenticated senders.
   */
  private final Semaphore unknownSenderBytes = new Semaphore(MAX_BYTES);

  RequestBodyReader(
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking, IngestSettings settings) {
    this.blocking = blocking;
    this.timeout = settings.webhookBodyTimeout();
  }

  /**
   * Reads a body and processes it.
   *
   * @param isKnown whether the sender is already authenticated
   * @param use processes the whole body
   * @return the result of {@code use}; fails with {@link UnavailableException} if too many large
   *     bodies are being read, and with 408 if an unauthenticated sender is too slow
   */
  <T> CompletableFuture<T> read(
      HttpRequest<?> request, boolean isKnown, Function<byte[], CompletableFuture<T>> use) {
    var body = ((ServerHttpRequest<?>) request).byteBody();
    long length = body.expectedLength().orElse(-1);
    if (length >= 0 && length <= SMALL_BYTES) {
      return body.buffer().thenCompose(whole -> use.apply(bytesOf(whole)));
    }
    var arriving = new Arriving(isKnown ? knownSenderBytes : unknownSenderBytes);
    var whole = Flux.from(body.toByteArrayPublisher()).reduce(arriving, Arriving::add).toFuture();
    return (isKnown ? whole : inTime(whole))
        .thenApplyAsync(arrived -> use.apply(arrived.bytes()), blocking)
        .whenComplete((_, _) -> arriving.giveBack())
        .thenCompose(Function.identity());
  }

  // Fails if the body does not arrive in time. The rest of the body is still read, so that the
  // client can read the answer.
  private CompletableFuture<Arriving> inTime(CompletableFuture<Arriving> whole) {
    return whole
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .exceptionallyCompose(
            e ->
                CompletableFuture.failedFuture(
                    e instanceof TimeoutException
                        ? new ProblemException(
                            ProblemType.TOO_SLOW,
                            "The body arrived too slowly. Send it again, faster.")
                        : e));
  }

  private static byte[] bytesOf(CloseableAvailableByteBody body) {
    try (body) {
      return body.toByteArray();
    }
  }

  /** The received part of a large body, and the bytes that it occupies. */
  private static final class Arriving {
    private final Semaphore freeBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean isOver;

    Arriving(Semaphore freeBytes) {
      this.freeBytes = freeBytes;
    }

    synchronized Arriving add(byte[] next) {
      if (!isOver) {
        if (!freeBytes.tryAcquire(next.length)) {
          throw new UnavailableException(
              "Too many large bodies are being read. Retry shortly.", RETRY_AFTER, null);
        }
        bytes.writeBytes(next);
      }
      return this;
    }

    synchronized byte[] bytes() {
      return bytes.toByteArray();
    }

    /** Releases the memory of this body. All bytes that arrive later are discarded. */
    synchronized void giveBack() {
      isOver = true;
      freeBytes.release(bytes.size());
    }
  }
}
