package io.insula.kernel.movingout.forwarding;

import io.insula.remote.PeerIdentity;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;

/**
 * A connection on which another process forwards web requests.
 *
 * @param engine the TLS engine; empty if the connection is not encrypted
 */
record ForwardedConnection(Optional<SSLEngine> engine) {
  private static final AttributeKey<ForwardedConnection> KEY =
      AttributeKey.valueOf("insula.forwarded_connection");

  /** Returns the connection of a request; empty if the request comes directly from a client. */
  static Optional<ForwardedConnection> of(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        ? Optional.ofNullable(netty.getChannelHandlerContext().channel().attr(KEY).get())
        : Optional.empty();
  }

  void mark(Channel channel) {
    channel.attr(KEY).set(this);
  }

  /**
   * Returns the names in the certificate of the other process; empty if the certificate has
   * expired, or the connection is not encrypted.
   */
  Optional<Set<String>> peer(Clock clock) {
    return engine.flatMap(tls -> PeerIdentity.namesOf(tls.getSession(), clock));
  }
}
