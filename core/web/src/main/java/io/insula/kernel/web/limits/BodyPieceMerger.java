package io.insula.kernel.web.limits;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Merges the small pieces of a body. Otherwise a client that sends each byte as a separate piece
 * would make the server hold many times the size of the body. Up to 4 KiB are held back until more
 * of the body, or its end, arrives.
 */
final class BodyPieceMerger extends ChannelInboundHandlerAdapter {
  /** The size in bytes from which on a piece is passed on. */
  static final int LARGE = 4096;

  private @Nullable ByteBuf held;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpContent content && isSmall(content)) {
      hold(context, content);
    } else {
      passOn(context);
      super.channelRead(context, message);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (held != null) {
      held.release();
      held = null;
    }
  }

  private static boolean isSmall(HttpContent content) {
    return !(content instanceof LastHttpContent)
        && content.decoderResult().isSuccess()
        && content.content().readableBytes() < LARGE;
  }

  private void hold(ChannelHandlerContext context, HttpContent content) {
    try {
      if (held == null) {
        held = context.alloc().buffer();
      }
      held.writeBytes(content.content());
    } finally {
      content.release();
    }
    if (held.readableBytes() >= LARGE) {
      passOn(context);
    }
  }

  private void passOn(ChannelHandlerContext context) {
    var merged = held;
    if (merged != null) {
      held = null;
      context.fireChannelRead(new DefaultHttpContent(merged));
    }
  }
}
