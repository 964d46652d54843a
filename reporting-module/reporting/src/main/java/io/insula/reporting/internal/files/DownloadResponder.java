package io.insula.reporting.internal.files;

import io.insula.cycles.Cycle;
import io.insula.kernel.web.EntityTag;
import io.insula.kernel.web.ResponseStreamer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/**
 * Answers requests for files: with the file, or with 304 if the client has the same bytes already.
 */
@Singleton
class DownloadResponder {
  /**
   * The limit of simultaneous downloads. Each download holds about two parts of 1 MiB in memory.
   */
  private static final int MAX_CONCURRENT_DOWNLOADS = 32;

  private final ResponseStreamer streamer;

  DownloadResponder(@Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.streamer =
        new ResponseStreamer(
            blocking,
            MAX_CONCURRENT_DOWNLOADS,
            "Too many reports are being downloaded. Retry shortly.");
  }

  HttpResponse<Publisher<byte[]>> of(Download download, Cycle cycle, HttpRequest<?> request) {
    var mayBeCompressed =
        download.isCompressible() && request.getHeaders().contains(HttpHeaders.ACCEPT_ENCODING);
    var tag = new EntityTag(download.tag(), mayBeCompressed);
    if (tag.isIn(request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH))) {
      return withHeaders(HttpResponse.notModified(), tag);
    }
    var answer =
        withHeaders(HttpResponse.ok(content(download, request)), tag)
            .contentType(download.contentType())
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                FileNames.disposition(cycle.id(), cycle.name(), download.ending()));
    var length = download.bytes();
    // A compressed GET response has no length. So a HEAD response must not announce the length of
    // the uncompressed file.
    var isUncertain = mayBeCompressed && request.getMethod() == HttpMethod.HEAD;
    return isUncertain || length == null ? answer : answer.contentLength(length);
  }

  private Publisher<byte[]> content(Download download, HttpRequest<?> request) {
    return streamer.send(() -> new DownloadChunkSource(download.content().call()), request);
  }

  private static MutableHttpResponse<Publisher<byte[]>> withHeaders(
      MutableHttpResponse<Publisher<byte[]>> answer, EntityTag tag) {
    return answer
        .header(HttpHeaders.ETAG, tag.header())
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
