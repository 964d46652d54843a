package io.insula.kernel.movingout.forwarding;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.time.Duration;

/** Handles one connection on which another process forwards requests. */
final class ForwardedConnectionHandler extends ChannelDuplexHandler {
  /**
   * The maximum age of a connection. The next response then closes the connection. A new connection
   * needs a valid certificate.
   */
  private static final Duration CONNECTION_AGE = Duration.ofMinutes(10);

  private final long openedNanos = System.nanoTime();

  /**
   * Removes the token of a request, because the other process has already authenticated the user.
   */
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      request.headers().remove(HttpHeaderNames.AUTHORIZATION);
    }
    super.channelRead(context, message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response
        && System.nanoTime() - openedNanos > CONNECTION_AGE.toNanos()) {
      HttpUtil.setKeepAlive(response, false);
    }
    super.write(context, message, promise);
  }
}
