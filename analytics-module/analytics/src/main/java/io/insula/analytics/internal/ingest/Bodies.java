package io.insula.analytics.internal.ingest;

import io.insula.api.UnavailableException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Reads the bodies of requests into memory, as they were sent. Small ones are used on the event
 * loop; of large ones, which are used on virtual threads, only as many bytes are taken in as there
 * is room for.
 */
@Singleton
final class Bodies {
  static final int MAX_BYTES = 16 << 20;

  private static final int SMALL_BYTES = 16 << 10;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** Reading one takes several times its size. */
  private static final int ROOM_BYTES = 2 * MAX_BYTES;

  private final ExecutorService blocking;
  private final Semaphore known = new Semaphore(ROOM_BYTES);

  /** Of their own, since anybody can say that a signature will prove right. */
  private final Semaphore strangers = new Semaphore(MAX_BYTES);

  Bodies(@Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.blocking = blocking;
  }

  /**
   * Reads a body and uses it.
   *
   * @param isKnown whether the sender is known before the body is
   * @throws UnavailableException if too many large ones are being read
   */
  <T> CompletableFuture<T> read(
      HttpRequest<?> request, boolean isKnown, Function<byte[], CompletableFuture<T>> use) {
    var body = ((ServerHttpRequest<?>) request).byteBody();
    long length = body.expectedLength().orElse(-1);
    if (length >= 0 && length <= SMALL_BYTES) {
      return body.buffer().thenCompose(whole -> use.apply(bytesOf(whole)));
    }
    // One that does not say how long it is may be as long as any.
    int needed = length < 0 ? MAX_BYTES : (int) Math.min(length, MAX_BYTES);
    var room = isKnown ? known : strangers;
    if (!room.tryAcquire(needed)) {
      throw new UnavailableException(
          "Too many large bodies are being read; try again.", RETRY_AFTER, null);
    }
    return body.buffer()
        .thenApplyAsync(whole -> use.apply(bytesOf(whole)), blocking)
        .whenComplete((_, _) -> room.release(needed))
        .thenCompose(Function.identity());
  }

  private static byte[] bytesOf(CloseableAvailableByteBody body) {
    try (body) {
      return body.toByteArray();
    }
  }
}
