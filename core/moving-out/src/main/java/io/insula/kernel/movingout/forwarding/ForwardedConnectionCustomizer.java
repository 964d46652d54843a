package io.insula.kernel.movingout.forwarding;

import io.insula.remote.HandshakeFailureReporter;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * Marks connections on which other processes forward requests, and adds mutual TLS to them.
 *
 * @param tls empty if connections are not encrypted
 * @param failures is notified of failed TLS handshakes
 */
record ForwardedConnectionCustomizer(Optional<SSLContext> tls, HandshakeFailureReporter failures)
    implements NettyServerCustomizer {
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);

  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    return role == ChannelRole.CONNECTION ? connection(channel) : this;
  }

  private NettyServerCustomizer connection(Channel channel) {
    var engine = tls.map(ForwardedConnectionCustomizer::engine);
    new ForwardedConnection(engine).mark(channel);
    engine.ifPresent(
        each -> {
          var handler = new SslHandler(each);
          handler.setHandshakeTimeoutMillis(HANDSHAKE.toMillis());
          channel.pipeline().addFirst(ChannelPipelineCustomizer.HANDLER_SSL, handler);
          failures.watch(channel, handler);
        });
    return new NettyServerCustomizer() {
      @Override
      public void onStreamPipelineBuilt() {
        channel
            .pipeline()
            .addAfter(
                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                "insula-forwarded-requests",
                new ForwardedConnectionHandler());
      }
    };
  }

  private static SSLEngine engine(SSLContext tls) {
    var engine = tls.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    var parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3"});
    engine.setSSLParameters(parameters);
    return engine;
  }
}
