package io.insula.kernel.web.limits;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes one connection if its client sends the head or the body of a request too slowly. Runs only
 * on the connection's event loop.
 */
final class SlowClientTimeout {
  private enum Stage {
    BETWEEN_REQUESTS,
    HEAD,
    BODY
  }

  private final LimitSettings settings;
  // The timeout for the first head begins with the connection.
  private Stage stage = Stage.HEAD;
  private long sinceNanos = System.nanoTime();
  private long receivedBytes;
  private @Nullable Future<?> timer;

  SlowClientTimeout(LimitSettings settings) {
    this.settings = settings;
  }

  /** Returns the handler that sees the bytes before they are decoded. */
  ChannelInboundHandlerAdapter bytes() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void handlerAdded(ChannelHandlerContext context) {
        watch(context);
      }

      @Override
      public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (stage == Stage.BETWEEN_REQUESTS && message instanceof ByteBuf) {
          enter(Stage.HEAD);
          watch(context);
        }
        super.channelRead(context, message);
      }

      @Override
      public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (timer != null) {
          timer.cancel(false);
        }
        super.channelInactive(context);
      }
    };
  }

  /** Returns the handler that sees the decoded HTTP messages. */
  ChannelInboundHandlerAdapter messages() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest) {
          RequestArrival.begins(context.channel());
          enter(Stage.BODY);
        }
        if (message instanceof HttpContent content) {
          receivedBytes += content.content().readableBytes();
        }
        if (message instanceof LastHttpContent) {
          enter(Stage.BETWEEN_REQUESTS);
          RequestArrival.ends(context.channel());
        }
        super.channelRead(context, message);
      }
    };
  }

  private void enter(Stage next) {
    stage = next;
    sinceNanos = System.nanoTime();
    receivedBytes = 0;
  }

  // One timer serves many requests: it is set again only after it has fired. So short requests need
  // not set and cancel a timer.
  private void watch(ChannelHandlerContext context) {
    if (timer == null) {
      timer =
          context
              .executor()
              .schedule(() -> checkTimeout(context), nanosLeft(), TimeUnit.NANOSECONDS);
    }
  }

  private void checkTimeout(ChannelHandlerContext context) {
    timer = null;
    if (stage == Stage.BETWEEN_REQUESTS) {
      return;
    }
    if (nanosLeft() <= 0) {
      context.close();
    } else {
      watch(context);
    }
  }

  private long nanosLeft() {
    var allowed =
        stage == Stage.BODY
            ? settings.bodyGrace().toNanos()
                + TimeUnit.SECONDS.toNanos(1) * receivedBytes / settings.bodyBytesPerSecond()
            : settings.headTimeout().toNanos();
    return sinceNanos + allowed - System.nanoTime();
  }
}
