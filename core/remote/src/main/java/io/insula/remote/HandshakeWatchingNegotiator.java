package io.insula.remote;

import io.grpc.ServerCredentials;
import io.grpc.netty.GrpcHttp2ConnectionHandler;
import io.grpc.netty.InternalNettyServerCredentials;
import io.grpc.netty.InternalProtocolNegotiator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AsciiString;

/**
 * Watches the TLS handshakes of gRPC's connections, because gRPC does not report failed handshakes.
 */
final class HandshakeWatchingNegotiator implements InternalProtocolNegotiator.ProtocolNegotiator {
  private final InternalProtocolNegotiator.ProtocolNegotiator tls;
  private final HandshakeFailureReporter failures;

  private HandshakeWatchingNegotiator(
      InternalProtocolNegotiator.ProtocolNegotiator tls, HandshakeFailureReporter failures) {
    this.tls = tls;
    this.failures = failures;
  }

  static ServerCredentials of(ServerCredentials tls, HandshakeFailureReporter failures) {
    var factory = InternalNettyServerCredentials.toNegotiator(tls);
    return InternalNettyServerCredentials.create(
        (InternalProtocolNegotiator.ServerFactory)
            executors ->
                new HandshakeWatchingNegotiator(factory.newNegotiator(executors), failures));
  }

  @Override
  public AsciiString scheme() {
    return tls.scheme();
  }

  @Override
  public ChannelHandler newHandler(GrpcHttp2ConnectionHandler grpc) {
    return new Watch(tls.newHandler(grpc));
  }

  @Override
  public void close() {
    tls.close();
  }

  /**
   * Begins to watch the TLS handshake when the first bytes of the client arrive. The TLS handler is
   * then in the pipeline, but has not begun the handshake.
   */
  private final class Watch extends ChannelInboundHandlerAdapter {
    private final ChannelHandler negotiation;

    Watch(ChannelHandler negotiation) {
      this.negotiation = negotiation;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      context.pipeline().addAfter(context.name(), null, negotiation);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      var handler = context.pipeline().get(SslHandler.class);
      if (handler != null) {
        failures.watch(context.channel(), handler);
      }
      context.fireChannelRead(message);
      context.pipeline().remove(this);
    }
  }
}
