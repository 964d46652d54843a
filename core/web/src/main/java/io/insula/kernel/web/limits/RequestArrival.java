package io.insula.kernel.web.limits;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.Optional;

/** Records when the newest request on a connection arrived completely. */
public final class RequestArrival {
  private static final AttributeKey<Long> NANOS = AttributeKey.valueOf("insula.arrived_nanos");

  private RequestArrival() {}

  static void begins(Channel channel) {
    channel.attr(NANOS).set(null);
  }

  static void ends(Channel channel) {
    channel.attr(NANOS).set(System.nanoTime());
  }

  /** Returns whether the newest request on a connection has arrived completely. */
  static boolean isWhole(Channel channel) {
    return channel.attr(NANOS).get() != null;
  }

  /**
   * Returns the time since the newest request on the connection of this request arrived completely.
   * Empty while the newest request is still arriving.
   */
  public static Optional<Duration> ago(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        ? Optional.ofNullable(netty.getChannelHandlerContext().channel().attr(NANOS).get())
            .map(then -> Duration.ofNanos(System.nanoTime() - then))
        : Optional.empty();
  }
}
