package io.insula.kernel.web.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.AsciiString;

/**
 * Sends a streamed body of known length with its {@code Content-Length} and without chunks. A body
 * that the server compresses is still sent in chunks, because the length changes.
 */
final class StreamedContentLengthHandler extends ChannelOutboundHandlerAdapter {
  /** The header that carries the length through the framework. It is never sent to a client. */
  static final AsciiString HEADER = AsciiString.cached("insula-stream-length");

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response && response.headers().contains(HEADER)) {
      var length = response.headers().get(HEADER);
      response.headers().remove(HEADER);
      if (!response.headers().contains(HttpHeaderNames.CONTENT_ENCODING)) {
        HttpUtil.setTransferEncodingChunked(response, false);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
      }
    }
    super.write(context, message, promise);
  }
}
