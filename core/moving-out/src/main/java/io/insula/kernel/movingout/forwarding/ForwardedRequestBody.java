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

/** The body of a request on its way through, as fast as the other process takes it. */
final class ForwardedRequestBody {
  private final NettyHttpRequest<?> request;
  private final UpstreamTimeout timeout;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * @param timeout is told whose turn it is while the body is on its way
   */
  ForwardedRequestBody(NettyHttpRequest<?> request, UpstreamTimeout timeout) {
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
            Flux.defer(() -> begun.compareAndSet(false, true) ? body() : gone()));
    return length > 0
        ? BodyPublishers.fromPublisher(body, length)
        : BodyPublishers.fromPublisher(body);
  }

  private Flux<ByteBuffer> body() {
    return Flux.from(request.byteBody().toByteArrayPublisher())
        .map(ByteBuffer::wrap)
        // What it asks for, the client has to send; what it has, it has to take and ask for more.
        .doOnRequest(_ -> timeout.pause())
        .doOnNext(_ -> timeout.begin())
        .doOnComplete(timeout::begin)
        .doOnError(failure::set);
  }

  /** To the client, another try begins from the start. */
  private static Flux<ByteBuffer> gone() {
    return Flux.error(new IOException("The body of the request was sent before"));
  }

  /** Why it did not arrive here whole, if that is so: too large, or the client broke off. */
  @Nullable Throwable failure() {
    return failure.get();
  }
}
