package io.insula.analytics.internal.ingest;

import io.insula.api.UnavailableException;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.micronaut.context.annotation.Value;
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
 * Reads the bodies of requests into memory, as they were sent. Small ones are used on the event
 * loop; of large ones, which are used on virtual threads, only as many bytes are taken in as there
 * is room for, counted as they arrive.
 */
@Singleton
final class RequestBodyReader {
  static final int MAX_BYTES = 16 << 20;

  private static final int SMALL_BYTES = 16 << 10;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** Reading one takes several times its size. */
  private static final int ROOM_BYTES = 2 * MAX_BYTES;

  private final ExecutorService blocking;
  private final Duration timeout;
  private final Semaphore known = new Semaphore(ROOM_BYTES);

  /** Of their own, since anybody can say that a signature will prove right. */
  private final Semaphore unknownSenders = new Semaphore(MAX_BYTES);

  /**
   * @param timeout how long a stranger may take to send a large body
   */
  RequestBodyReader(
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking,
      @Value("${insula.analytics.webhook-body-timeout}") Duration timeout) {
    this.blocking = blocking;
    this.timeout = timeout;
  }

  /**
   * Reads a body and uses it.
   *
   * @param isKnown whether the sender is known before the body is
   * @return fails with an {@link UnavailableException} if too many large ones are being read, with
   *     408 if a stranger's comes too slowly
   */
  <T> CompletableFuture<T> read(
      HttpRequest<?> request, boolean isKnown, Function<byte[], CompletableFuture<T>> use) {
    var body = ((ServerHttpRequest<?>) request).byteBody();
    long length = body.expectedLength().orElse(-1);
    if (length >= 0 && length <= SMALL_BYTES) {
      return body.buffer().thenCompose(whole -> use.apply(bytesOf(whole)));
    }
    var arriving = new Arriving(isKnown ? known : unknownSenders);
    var whole = Flux.from(body.toByteArrayPublisher()).reduce(arriving, Arriving::add).toFuture();
    return (isKnown ? whole : inTime(whole))
        .thenApplyAsync(arrived -> use.apply(arrived.bytes()), blocking)
        .whenComplete((_, _) -> arriving.giveBack())
        .thenCompose(Function.identity());
  }

  // What comes later is still read and dropped, as of any other body that is refused.
  private CompletableFuture<Arriving> inTime(CompletableFuture<Arriving> whole) {
    return whole
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .exceptionallyCompose(
            e ->
                CompletableFuture.failedFuture(
                    e instanceof TimeoutException
                        ? new ProblemException(
                            ProblemType.TOO_SLOW, "The body came too slowly; try again.")
                        : e));
  }

  private static byte[] bytesOf(CloseableAvailableByteBody body) {
    try (body) {
      return body.toByteArray();
    }
  }

  /** What has come of a large body, and the room that it takes. */
  private static final class Arriving {
    private final Semaphore room;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean isOver;

    Arriving(Semaphore room) {
      this.room = room;
    }

    synchronized Arriving add(byte[] next) {
      if (!isOver) {
        if (!room.tryAcquire(next.length)) {
          throw new UnavailableException(
              "Too many large bodies are being read; try again.", RETRY_AFTER, null);
        }
        bytes.writeBytes(next);
      }
      return this;
    }

    synchronized byte[] bytes() {
      return bytes.toByteArray();
    }

    /** What comes later is dropped, and takes no room. */
    synchronized void giveBack() {
      isOver = true;
      room.release(bytes.size());
    }
  }
}
