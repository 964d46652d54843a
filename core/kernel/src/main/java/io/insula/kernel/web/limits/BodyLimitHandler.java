package io.insula.kernel.web.limits;

import io.insula.kernel.web.problems.MalformedBodyException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Counts the body of each request of one connection, and keeps from the house what goes beyond the
 * limit of its route. Some more is read and dropped, so that the client gets to read the answer;
 * then the connection is closed.
 */
final class BodyLimitHandler extends ChannelInboundHandlerAdapter {
  private static final long DROPPED_AT_MOST = 16L * 1024 * 1024;

  private final BodyLimits limits;
  private @Nullable HttpRequest head;
  private long limit;
  private long received;
  private boolean refused;

  BodyLimitHandler(BodyLimits limits) {
    this.limits = limits;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      begin(request);
    }
    if (message instanceof HttpRequest || !(message instanceof HttpContent content)) {
      super.channelRead(context, message);
    } else if (content.decoderResult().isFailure()) {
      drop(context, content, new MalformedBodyException(content.decoderResult().cause()));
    } else if (exceeds(content)) {
      drop(context, content, new ContentLengthExceededException(limit, received));
    } else {
      super.channelRead(context, message);
    }
  }

  private void begin(HttpRequest request) {
    head = request;
    received = 0;
    limit = limits.usual();
    // What is refused here is answered by BodyLimitFilter; no byte of the body is needed for that.
    var announced = announced(request);
    refused = announced > limit && announced > raise(request);
  }

  private static long announced(HttpRequest request) {
    return request.decoderResult().isFailure() ? 0 : HttpUtil.getContentLength(request, 0L);
  }

  private long raise(HttpRequest request) {
    limit = limits.of(request);
    return limit;
  }

  private boolean exceeds(HttpContent content) {
    received += content.content().readableBytes();
    if (refused || received <= limit) {
      return refused;
    }
    return head == null || received > raise(head);
  }

  private void drop(ChannelHandlerContext context, HttpContent content, RuntimeException reason) {
    var last = content instanceof LastHttpContent;
    ReferenceCountUtil.release(content);
    if (!refused) {
      refused = true;
      context.fireExceptionCaught(reason);
    }
    if (last) {
      context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    } else if (received > limit + DROPPED_AT_MOST) {
      context.close();
    }
  }
}
