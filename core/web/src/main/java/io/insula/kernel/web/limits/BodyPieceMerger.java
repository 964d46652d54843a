package io.insula.kernel.web.limits;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Merges small pieces of a body into pieces of at least 4 KiB. Otherwise a body in pieces of one
 * byte would take many times its size in memory.
 */
final class BodyPieceMerger extends ChannelInboundHandlerAdapter {
  /** The minimum size of a piece that is passed on at once, in bytes. */
  static final int LARGE_PIECE_BYTES = 4096;

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
        && content.content().readableBytes() < LARGE_PIECE_BYTES;
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
    if (held.readableBytes() >= LARGE_PIECE_BYTES) {
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
