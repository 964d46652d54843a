package io.insula.kernel.web.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.AsciiString;

/**
 * Makes a strong {@code ETag} weak if the server has compressed the response. Responses with the
 * same strong tag must have the same bytes (RFC 9110, section 8.8.3).
 */
final class EntityTagWeakeningHandler extends ChannelOutboundHandlerAdapter {
  /**
   * The header with which {@link ResponseMarkFilter} marks a response. It is never sent to a
   * client.
   */
  static final AsciiString HEADER = AsciiString.cached("insula-uncompressed-tag");

  private static final String STRONG = "\"";

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response && response.headers().contains(HEADER)) {
      var headers = response.headers();
      headers.remove(HEADER);
      var tag = headers.get(HttpHeaderNames.ETAG);
      if (tag != null
          && tag.startsWith(STRONG)
          && headers.contains(HttpHeaderNames.CONTENT_ENCODING)) {
        headers.set(HttpHeaderNames.ETAG, "W/" + tag);
      }
    }
    super.write(context, message, promise);
  }
}
