package io.insula.kernel.web.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
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
 * Decodes gzip bodies in small pieces, before {@code BodyLimitHandler} counts their size. {@link
 * ContentCodingFilter} refuses other codings.
 */
final class GzipBodyDecoder extends HttpContentDecoder {
  private @Nullable GzipMembers members;
  private boolean isEmpty;
  private boolean isLast;
  private boolean isBroken;

  @Override
  protected @Nullable EmbeddedChannel newContentDecoder(String contentEncoding) {
    if (!ContentCodingFilter.isGzip(contentEncoding)) {
      return null;
    }
    var decoder = new GzipMembers();
    members = decoder;
    return new EmbeddedChannel(
        ctx.channel().id(),
        ctx.channel().metadata().hasDisconnect(),
        ctx.channel().config(),
        decoder);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest) {
      members = null;
      isEmpty = true;
      isBroken = false;
    }
    if (members == null || !(message instanceof HttpContent content)) {
      super.channelRead(context, message);
      return;
    }
    isLast = content instanceof LastHttpContent;
    isEmpty &= !content.content().isReadable();
    if (!isBroken) {
      // Passes the data on without the end of the body. The end follows if the body is complete.
      super.channelRead(context, new DefaultHttpContent(content.content().retain()));
    }
    if (isLast && !isBroken) {
      end(context, members);
    }
    ReferenceCountUtil.release(message);
  }

  private void end(ChannelHandlerContext context, GzipMembers decoder) throws Exception {
    if (isEmpty || decoder.areComplete()) {
      super.channelRead(context, new DefaultLastHttpContent());
    } else {
      fail(context, new DecompressionException("The body ends too soon"));
    }
  }

  /** Marks a gzip body as malformed if its decoding failed. Passes on all other exceptions. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
    if (members != null && !isBroken && cause instanceof DecoderException) {
      fail(context, cause);
    } else {
      super.exceptionCaught(context, cause);
    }
  }

  private void fail(ChannelHandlerContext context, Throwable cause) {
    isBroken = true;
    var content =
        isLast ? new DefaultLastHttpContent() : new DefaultHttpContent(Unpooled.EMPTY_BUFFER);
    content.setDecoderResult(DecoderResult.failure(cause));
    context.fireChannelRead(content);
  }

  /** Decodes the members of a gzip body, one after the other (RFC 1952, section 2.2). */
  private static final class GzipMembers extends ByteToMessageDecoder {
    /**
     * The maximum number of members. A member can have as few as 20 bytes, but its decoder takes
     * much more memory.
     */
    private static final int MAX_MEMBERS = 10_000;

    private Member member = new Member();
    private int begun = 1;

    /** Returns whether the body ends with a complete member. */
    boolean areComplete() {
      return member.isClosed();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
        throws Exception {
      if (member.isClosed() && in.isReadable()) {
        beginNext(context);
      }
      member.decode(context, in, out);
    }

    private void beginNext(ChannelHandlerContext context) throws Exception {
      if (begun == MAX_MEMBERS) {
        throw new DecompressionException("The body has too many members");
      }
      begun++;
      member.end(context);
      member = new Member();
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
      member.end(context);
    }
  }

  private static final class Member extends JdkZlibDecoder {
    Member() {
      super(ZlibWrapper.GZIP);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
        throws Exception {
      super.decode(context, in, out);
    }

    void end(ChannelHandlerContext context) throws Exception {
      handlerRemoved0(context);
    }
  }
}
