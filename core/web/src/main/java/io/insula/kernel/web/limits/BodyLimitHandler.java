package io.insula.kernel.web.limits;

import io.insula.api.UnavailableException;
import io.insula.kernel.web.IdempotencyHeader;
import io.insula.kernel.web.problems.MalformedBodyException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies on one connection that are too large or malformed, or for which there is no
 * memory.
 *
 * <p>Discards up to 16 MiB beyond the limit, so that the client can read the response. After a
 * longer body, and after every other refusal, the connection closes.
 */
final class BodyLimitHandler extends ChannelDuplexHandler {
  private static final long MAX_DROPPED_BYTES = 16L * 1024 * 1024;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final BodyLimits limits;
  private final BodyMemoryReservations held;
  private final boolean areCallersKnown;
  private @Nullable HttpRequest head;
  private long limitBytes;
  private long receivedBytes;
  private long announcedBytes;
  private boolean hasAnnouncedTooMuch;
  private boolean hasRefused;
  private boolean isMalformed;
  private boolean isOverBudget;
  private boolean hasEnded;
  // The number of requests without a response. With pipelining, a client sends several requests
  // before the first response.
  private int unanswered;
  private boolean isAnswering;

  /**
   * @param areCallersKnown whether clients are trusted even if they send no valid token
   */
  BodyLimitHandler(BodyLimits limits, BodyBudget budget, boolean areCallersKnown) {
    this.limits = limits;
    this.held = new BodyMemoryReservations(budget, limits.defaultLimit());
    this.areCallersKnown = areCallersKnown;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      begin(request);
    }
    if (message instanceof HttpRequest || !(message instanceof HttpContent content)) {
      super.channelRead(context, message);
    } else if (content.decoderResult().isFailure()) {
      isMalformed = true;
      drop(context, content, new MalformedBodyException(content.decoderResult().cause()));
    } else if (hasAnnouncedTooMuch) {
      passOn(context, content);
    } else if (exceeds(content)) {
      drop(context, content, new ContentLengthExceededException(limitBytes, receivedBytes));
    } else if (!held.tryHold(content.content().readableBytes())) {
      isOverBudget = true;
      drop(context, content, noMemory());
    } else {
      super.channelRead(context, message);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response && isFinal(response)) {
      unanswered--;
      isAnswering = true;
      held.answered();
      if (unanswered == 0 && isLast()) {
        HttpUtil.setKeepAlive(response, false);
      }
    }
    var ends = message instanceof LastHttpContent;
    isAnswering &= !ends;
    // The framework may have decided to keep the connection open before it got the malformed part.
    var closes = isMalformed && unanswered == 0 && ends;
    super.write(
        context,
        message,
        closes ? promise.unvoid().addListener(ChannelFutureListener.CLOSE) : promise);
  }

  /** Suppresses the idle timeout while a complete request is being handled. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    var isWorkedOn = unanswered > 0 && RequestArrival.isWhole(context.channel());
    if (!isWorkedOn || !(event instanceof IdleStateEvent)) {
      super.userEventTriggered(context, event);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    held.close();
    super.channelInactive(context);
  }

  /**
   * Counts the body of a request against the memory for anonymous clients from now on. Only the
   * connection's event loop calls this method.
   *
   * @throws UnavailableException if the memory for the bodies of anonymous clients is full
   */
  void countAsAnonymous(HttpRequest request) {
    if (!areCallersKnown && !held.tryMoveToStrangers(request)) {
      throw noMemory();
    }
  }

  private static UnavailableException noMemory() {
    return new UnavailableException(
        "The bodies of other requests fill the available memory. Retry shortly.",
        RETRY_AFTER,
        null);
  }

  /** Returns whether the connection must close because no further request on it can be read. */
  private boolean isLast() {
    return isMalformed || isOverBudget || !hasEnded && isTooMuchToRead();
  }

  private void begin(HttpRequest request) {
    head = request;
    unanswered++;
    hasEnded = false;
    receivedBytes = 0;
    hasRefused = false;
    // The token is not checked yet, so AnonymousBodyFilter may correct the reservation later. With
    // an idempotency key, the server keeps the whole body in memory.
    held.begin(
        request,
        !areCallersKnown && !request.headers().contains(HttpHeaderNames.AUTHORIZATION),
        request.headers().contains(IdempotencyHeader.NAME));
    limitBytes = limits.smallestLimit();
    announcedBytes = announced(request);
    hasAnnouncedTooMuch = announcedBytes > limitBytes && announcedBytes > raise(request);
  }

  private static long announced(HttpRequest request) {
    return request.decoderResult().isFailure() ? 0 : HttpUtil.getContentLength(request, 0L);
  }

  private long raise(HttpRequest request) {
    limitBytes = limits.of(request);
    return limitBytes;
  }

  private boolean exceeds(HttpContent content) {
    receivedBytes += content.content().readableBytes();
    if (hasRefused || receivedBytes <= limitBytes) {
      return hasRefused;
    }
    return head == null || receivedBytes > raise(head);
  }

  // BodyLimitFilter refuses the request, and the framework discards the body. If this handler
  // discarded the body, the connection could not be used for the next request.
  private void passOn(ChannelHandlerContext context, HttpContent content) throws Exception {
    receivedBytes += content.content().readableBytes();
    hasEnded = content instanceof LastHttpContent;
    if (hasEnded || receivedBytes <= readAtMost()) {
      super.channelRead(context, content);
    } else {
      ReferenceCountUtil.release(content);
      context.close();
    }
  }

  private void drop(ChannelHandlerContext context, HttpContent content, RuntimeException reason) {
    var last = content instanceof LastHttpContent;
    ReferenceCountUtil.release(content);
    if (!hasRefused) {
      hasRefused = true;
      if (unanswered > 0) {
        context.fireExceptionCaught(reason);
      }
    }
    if (isMalformed && unanswered == 0 && !isAnswering) {
      // Sends the data that is written but not flushed yet, and then closes the connection.
      context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    } else if (last) {
      context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    } else if (receivedBytes > readAtMost() && unanswered == 0) {
      context.close();
    }
  }

  private boolean isTooMuchToRead() {
    return hasAnnouncedTooMuch
        ? announcedBytes > readAtMost()
        : hasRefused && receivedBytes > readAtMost();
  }

  private static boolean isFinal(HttpResponse response) {
    return response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
  }

  private long readAtMost() {
    return limitBytes + MAX_DROPPED_BYTES;
  }
}
