package io.insula.kernel.web.connection;

import io.insula.kernel.web.framing.RequestTarget;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Rewrites the target of each request to a path and an optional query, before any other handler
 * reads the target. So limits, routes and logs agree on the path.
 *
 * <ul>
 *   <li>A whole address such as {@code http://host/login} becomes its path. The host replaces the
 *       header {@code Host} (RFC 9112, section 3.2.2).
 *   <li>The characters {@code +}, {@code &} and {@code ;} in the path are escaped. RFC 3986 allows
 *       these characters, but the framework's path variables do not match them.
 * </ul>
 */
final class RequestTargetNormalizer extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      normalize(request);
    }
    super.channelRead(context, message);
  }

  private static void normalize(HttpRequest request) {
    var target = RequestTarget.of(request.uri());
    if (target.host() != null) {
      request.headers().set(HttpHeaderNames.HOST, target.host());
    }
    var normal = escape(target.path());
    if (!normal.equals(request.uri())) {
      request.setUri(normal);
    }
  }

  private static String escape(String target) {
    var query = target.indexOf('?');
    var path = query < 0 ? target : target.substring(0, query);
    var escaped = path.replace("+", "%2B").replace("&", "%26").replace(";", "%3B");
    return query < 0 ? escaped : escaped + target.substring(query);
  }
}
