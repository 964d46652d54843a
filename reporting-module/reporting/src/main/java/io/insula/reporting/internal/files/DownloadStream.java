package io.insula.reporting.internal.files;

import io.insula.api.UnavailableException;
import io.insula.kernel.web.AnswerScheduler;
import io.insula.kernel.web.StreamPermits;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/**
 * Sends downloads as fast as each client reads them. The number of simultaneous downloads is
 * limited.
 */
@Singleton
class DownloadStream {
  /**
   * The limit of simultaneous downloads. Each download holds about two parts of a file in memory,
   * of 1 MiB each.
   */
  private static final int AT_ONCE = 32;

  /**
   * The size of a slice. The server requests 32 slices ahead, which are 1 MiB for each download.
   */
  private static final int SLICE_BYTES = 32 * 1024;

  private final ExecutorService blocking;
  private final StreamPermits permits =
      new StreamPermits(AT_ONCE, "Too many reports are being downloaded. Retry shortly.");

  DownloadStream(@Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.blocking = blocking;
  }

  /**
   * Opens a file and sends it. An error before the first slice becomes the response; a later error
   * cuts the response off.
   *
   * @throws UnavailableException if too many downloads are running
   */
  Publisher<byte[]> send(Callable<InputStream> opening, HttpRequest<?> request) {
    return permits
        .take(request)
        .during(
            Flux.<byte[], InputStream>generate(opening, DownloadStream::emit, DownloadStream::close)
                .subscribeOn(AnswerScheduler.on(blocking, PropagatedContext.getOrEmpty())));
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
