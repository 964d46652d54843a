package io.insula.kernel.movingout.forwarding;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/** The body of a forwarded request, read as fast as the other process accepts it. */
final class ForwardedRequestBody {
  private final NettyHttpRequest<?> request;
  private final UpstreamDeadline timeout;
  private final AtomicBoolean hasBegun = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * @param timeout is notified whether the transfer waits for the client or for the other process
   */
  ForwardedRequestBody(NettyHttpRequest<?> request, UpstreamDeadline timeout) {
    this.request = request;
    this.timeout = timeout;
  }

  BodyPublisher publisher() {
    var length = request.getContentLength();
    if (length <= 0 && !request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING)) {
      return BodyPublishers.noBody();
    }
    var body =
        JdkFlowAdapter.publisherToFlowPublisher(
            Flux.defer(() -> hasBegun.compareAndSet(false, true) ? body() : gone()));
    return length > 0
        ? BodyPublishers.fromPublisher(body, length)
        : BodyPublishers.fromPublisher(body);
  }

  private Flux<ByteBuffer> body() {
    return Flux.from(request.byteBody().toByteArrayPublisher())
        .map(ByteBuffer::wrap)
        // Pauses the deadline while this process waits for the client. The pause begins when the
        // other process requests data, and ends when data arrives.
        .doOnRequest(_ -> timeout.pause())
        .doOnNext(_ -> timeout.begin())
        .doOnComplete(timeout::begin)
        .doOnError(failure::set);
  }

  /**
   * Returns the error for a second attempt to send the body. The body is not kept, so the client
   * would have to send it again.
   */
  private static Flux<ByteBuffer> gone() {
    return Flux.error(new IOException("The body of the request was already sent"));
  }

  /**
   * Returns the error that ended the body: the body was too large, or the client aborted it.
   * Returns null if there was no error so far.
   */
  @Nullable Throwable failure() {
    return failure.get();
  }
}
