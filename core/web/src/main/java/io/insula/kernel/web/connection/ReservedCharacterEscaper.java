package io.insula.kernel.web.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Escapes the characters {@code +}, {@code &} and {@code ;} in paths. RFC 3986 allows them in a
 * path without a special meaning, but the framework's path variables do not match them.
 */
final class ReservedCharacterEscaper extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      var target = request.uri();
      var escaped = escape(target);
      if (!escaped.equals(target)) {
        request.setUri(escaped);
      }
    }
    super.channelRead(context, message);
  }

  static String escape(String target) {
    var query = target.indexOf('?');
    var path = query < 0 ? target : target.substring(0, query);
    var escaped = path.replace("+", "%2B").replace("&", "%26").replace(";", "%3B");
    return query < 0 ? escaped : escaped + target.substring(query);
  }
}
