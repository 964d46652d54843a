package io.insula.kernel.web.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.JdkZlibDecoder;
import io.netty.handler.codec.compression.ZlibWrapper;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpContentDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes bodies that are compressed with gzip, a small piece at a time, before anything counts
 * them. A body that is cut off, corrupt, or followed by more counts as malformed HTTP. Other
 * codings pass, and {@link ContentCodingFilter} refuses them.
 */
final class GzipBodyDecoder extends HttpContentDecoder {
  private @Nullable GzipMember member;
  private boolean isEmpty;
  private boolean isLast;
  private boolean broken;

  @Override
  protected @Nullable EmbeddedChannel newContentDecoder(String contentEncoding) {
    if (!ContentCodingFilter.isGzip(contentEncoding)) {
      return null;
    }
    var decoder = new GzipMember();
    member = decoder;
    return new EmbeddedChannel(
        ctx.channel().id(),
        ctx.channel().metadata().hasDisconnect(),
        ctx.channel().config(),
        decoder);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest) {
      member = null;
      isEmpty = true;
      broken = false;
    }
    if (member == null || !(message instanceof HttpContent content)) {
      super.channelRead(context, message);
      return;
    }
    isLast = content instanceof LastHttpContent;
    isEmpty &= !content.content().isReadable();
    if (!broken) {
      // The end is passed on by itself, once it is known whether all is there.
      super.channelRead(context, new DefaultHttpContent(content.content().retain()));
    }
    if (isLast && !broken) {
      end(context, member);
    }
    ReferenceCountUtil.release(message);
  }

  private void end(ChannelHandlerContext context, GzipMember decoder) throws Exception {
    if (isEmpty || decoder.isClosed()) {
      super.channelRead(context, new DefaultLastHttpContent());
    } else {
      fail(context, new DecompressionException("The body ends too soon"));
    }
  }

  /** What {@link #channelRead} throws comes here, and what handlers before this one report. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
    if (member != null && !broken && cause instanceof DecoderException) {
      fail(context, cause);
    } else {
      super.exceptionCaught(context, cause);
    }
  }

  private void fail(ChannelHandlerContext context, Throwable cause) {
    broken = true;
    var content =
        isLast ? new DefaultLastHttpContent() : new DefaultHttpContent(Unpooled.EMPTY_BUFFER);
    content.setDecoderResult(DecoderResult.failure(cause));
    context.fireChannelRead(content);
  }

  /** One gzip member, which nothing may follow. */
  private static final class GzipMember extends JdkZlibDecoder {
    GzipMember() {
      super(ZlibWrapper.GZIP);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
        throws Exception {
      if (isClosed() && in.isReadable()) {
        in.skipBytes(in.readableBytes());
        throw new DecompressionException("More follows the end of the body");
      }
      super.decode(context, in, out);
    }
  }
}
