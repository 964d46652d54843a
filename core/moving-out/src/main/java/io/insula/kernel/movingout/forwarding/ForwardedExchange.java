package io.insula.kernel.movingout.forwarding;

import io.insula.api.UnavailableException;
import io.insula.kernel.base.watching.TraceId;
import io.insula.kernel.security.tokens.RevocationWatch;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that is forwarded to another process, and its answer. */
final class ForwardedExchange {
  private static final Logger LOG = LoggerFactory.getLogger(ForwardedExchange.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final ForwardingTarget forwardingTarget;
  private final NettyHttpRequest<?> request;
  private final RevocationWatch revocations;
  private final Channel channel;
  private final UpstreamDeadline timeout;
  private final ForwardedRequestBody requestBody;
  private final CompletableFuture<Void> givenUp = new CompletableFuture<>();

  /**
   * @param deadline the longest time for each step of the other process: to accept a part of the
   *     request, or to answer
   */
  ForwardedExchange(
      ForwardingTarget forwardingTarget,
      NettyHttpRequest<?> request,
      RevocationWatch revocations,
      Duration deadline) {
    this.forwardingTarget = forwardingTarget;
    this.request = request;
    this.revocations = revocations;
    this.channel = request.getChannelHandlerContext().channel();
    this.timeout =
        new UpstreamDeadline(channel.eventLoop(), deadline, () -> givenUp.complete(null));
    this.requestBody = new ForwardedRequestBody(request, timeout);
  }

  /**
   * @throws UnavailableException if too many requests already wait for the other process
   */
  CompletableFuture<HttpResponse<?>> run() {
    var outgoing = HttpRequest.newBuilder(address());
    ForwardableHeaders.toUpstream(request, outgoing);
    outgoing.method(request.getMethodName(), requestBody.publisher());
    var built = outgoing.build();
    forwardingTarget.concurrencyLimit().acquire(forwardingTarget.app());
    timeout.begin();
    var sent = forwardingTarget.client().sendAsync(built, BodyHandlers.ofPublisher());
    ChannelFutureListener clientGone = _ -> givenUp.complete(null);
    channel.closeFuture().addListener(clientGone);
    givenUp.thenRun(() -> sent.cancel(true));
    return sent.handle(
        (answer, error) -> {
          timeout.end();
          forwardingTarget.concurrencyLimit().release();
          if (answer == null) {
            channel.closeFuture().removeListener(clientGone);
            throw failure(error);
          }
          return answer(answer, () -> channel.closeFuture().removeListener(clientGone));
        });
  }

  private URI address() {
    var query = request.getUri().getRawQuery();
    var path = request.getUri().getRawPath();
    return URI.create(forwardingTarget.address() + (query == null ? path : path + "?" + query));
  }

  private HttpResponse<?> answer(
      java.net.http.HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer, Runnable onEnd) {
    var length = answer.headers().firstValueAsLong("content-length");
    var isFeed =
        answer.headers().firstValue("content-type").orElse("").startsWith("text/event-stream");
    // The guard ends the body when the user's token is revoked. The other process cannot notice the
    // revocation, because tokens are not forwarded.
    var body =
        new ForwardedResponseBody(
            answer.body(), length, part -> revocations.guard(request, part, isFeed), onEnd);
    var refusal = answer.headers().firstValue(ForwardingRefusalHeader.HEADER);
    if (refusal.isPresent()) {
      body.discard();
      warn("refuses forwarded requests: " + refusal.get());
      throw unavailable(null);
    }
    var response = HttpResponse.status(answer.statusCode(), reason(answer.statusCode()));
    ForwardableHeaders.toClient(answer.headers().map(), response);
    return hasBody(answer.statusCode(), length)
        ? responseWithBody(body, response)
        : responseWithoutBody(body, response);
  }

  private MutableHttpResponse<?> responseWithBody(
      ForwardedResponseBody body, MutableHttpResponse<?> response) {
    // From here on, the body is discarded if the client disconnects.
    givenUp.thenRun(body::discard);
    return response.body(body);
  }

  private MutableHttpResponse<?> responseWithoutBody(
      ForwardedResponseBody body, MutableHttpResponse<?> response) {
    if (request.getMethod() == HttpMethod.HEAD) {
      body.length().ifPresent(response::contentLength);
    }
    body.discard();
    return response;
  }

  private boolean hasBody(int status, OptionalLong length) {
    return request.getMethod() != HttpMethod.HEAD
        && status != HttpStatus.NO_CONTENT.getCode()
        && status != HttpStatus.NOT_MODIFIED.getCode()
        && length.orElse(1) > 0;
  }

  private RuntimeException failure(Throwable error) {
    var cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    var own = requestBody.failure();
    if (own != null) {
      return own instanceof RuntimeException known ? known : new CompletionException(own);
    }
    if (cause instanceof SSLException) {
      warn("is unreachable: " + cause.getMessage());
    }
    return cause instanceof IOException || cause instanceof CancellationException
        ? unavailable(cause)
        : new CompletionException(cause);
  }

  private UnavailableException unavailable(@Nullable Throwable cause) {
    return new UnavailableException(
        "The app " + forwardingTarget.app() + " is currently unreachable. Retry shortly.",
        RETRY_AFTER,
        cause);
  }

  private void warn(String what) {
    TraceId.during(
        TraceId.of(request),
        () ->
            LOG.warn(
                "The app {} at {} {}", forwardingTarget.app(), forwardingTarget.address(), what));
  }

  /** Returns the standard reason phrase of a status, for instance {@code Not Found} for 404. */
  private static String reason(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }
}
