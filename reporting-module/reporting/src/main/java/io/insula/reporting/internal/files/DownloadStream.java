package io.insula.reporting.internal.files;

import io.insula.api.UnavailableException;
import io.insula.kernel.web.AnswerScheduler;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** Sends downloads as fast as each client reads them, to a bounded number of clients at once. */
@Singleton
class DownloadStream {
  /** The limit of simultaneous downloads. Each holds about two parts of a file in memory. */
  private static final int AT_ONCE = 32;

  /** The server requests 32 slices ahead. */
  private static final int SLICE_BYTES = 32 * 1024;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final ExecutorService blocking;
  private final Semaphore free = new Semaphore(AT_ONCE);

  DownloadStream(@Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.blocking = blocking;
  }

  /**
   * Opens a file and sends it. An error before the first slice becomes the response; a later error
   * cuts the response off.
   */
  Publisher<byte[]> send(Callable<InputStream> opening) {
    return Flux.using(
            this::take,
            _ -> Flux.generate(opening, DownloadStream::emit, DownloadStream::close),
            Semaphore::release)
        .subscribeOn(AnswerScheduler.on(blocking, PropagatedContext.getOrEmpty()));
  }

  private Semaphore take() {
    if (!free.tryAcquire()) {
      throw new UnavailableException(
          "Too many reports are being downloaded at the same time. Try again shortly.",
          RETRY_AFTER,
          null);
    }
    return free;
  }

  private static InputStream emit(InputStream content, SynchronousSink<byte[]> sink) {
    try {
      var slice = content.readNBytes(SLICE_BYTES);
      if (slice.length == 0) {
        sink.complete();
      } else {
        sink.next(slice);
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(InputStream content) {
    try {
      content.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
