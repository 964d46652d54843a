package io.insula.kernel.web.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client still sends a body (RFC 9112, section 9.6). The output closes
 * first, and the input after at most 2 s or 16 MiB. Otherwise the client would lose the response.
 */
final class LingeringCloseHandler extends ChannelDuplexHandler {
  private static final Duration MAX_LINGER = Duration.ofSeconds(2);
  private static final long MAX_DROPPED_BYTES = 16L * 1024 * 1024;

  private boolean isBodyComing;
  private boolean isLastAnswer;
  private boolean isLingering;
  private long droppedBytes;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest) {
      isBodyComing = true;
    }
    if (message instanceof LastHttpContent) {
      isBodyComing = false;
    }
    if (isLingering) {
      drop(context, message);
    } else {
      super.channelRead(context, message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    if (isLingering) {
      context.read();
    } else {
      super.channelReadComplete(context);
    }
  }

  /**
   * Closes the connection itself, because the framework ignores a {@code Connection: close} that a
   * handler adds.
   */
  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    var written = promise;
    if (message instanceof HttpResponse response) {
      isLastAnswer =
          response
              .headers()
              .containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
    }
    if (message instanceof LastHttpContent && isLastAnswer) {
      written = promise.unvoid().addListener(ChannelFutureListener.CLOSE);
    }
    super.write(context, message, written);
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
    // Sends a response that is written but not flushed yet.
    context.flush();
    if (isLingering) {
      completeAtEnd(context, promise);
    } else if (isBodyComing
        && context.channel() instanceof DuplexChannel channel
        && channel.isActive()) {
      isLingering = true;
      completeAtEnd(context, promise);
      channel.shutdownOutput();
      closeLater(context);
      context.read();
    } else {
      super.close(context, promise);
    }
  }

  private static void completeAtEnd(ChannelHandlerContext context, ChannelPromise promise) {
    context.channel().closeFuture().addListener(_ -> promise.trySuccess());
  }

  private static void closeLater(ChannelHandlerContext context) {
    var timer =
        context
            .executor()
            .schedule(() -> context.close(), MAX_LINGER.toMillis(), TimeUnit.MILLISECONDS);
    context.channel().closeFuture().addListener(_ -> timer.cancel(false));
  }

  private void drop(ChannelHandlerContext context, @Nullable Object message) {
    if (message instanceof HttpContent content) {
      droppedBytes += content.content().readableBytes();
    }
    ReferenceCountUtil.release(message);
    if (!isBodyComing || droppedBytes > MAX_DROPPED_BYTES) {
      context.close();
    }
  }
}
