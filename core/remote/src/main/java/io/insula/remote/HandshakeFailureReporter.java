package io.insula.remote;

import io.netty.channel.Channel;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Reports connections from other processes whose TLS handshake fails, for instance without a
 * certificate. A connection that is only closed or reset is not reported, because port checks do
 * this.
 */
public final class HandshakeFailureReporter {
  private static final int MAX_REASON_LENGTH = 200;

  private final RemoteCallContext callContext;
  private final LogRateLimiter logRateLimiter = new LogRateLimiter();

  public HandshakeFailureReporter(RemoteCallContext callContext) {
    this.callContext = callContext;
  }

  /** Reports a connection when its handshake fails. */
  public void watch(Channel channel, SslHandler tls) {
    var address = addressOf(channel);
    tls.handshakeFuture()
        .addListener(
            handshake -> {
              if (!handshake.isSuccess()) {
                report(address, handshake.cause());
              }
            });
  }

  private void report(String address, @Nullable Throwable cause) {
    if (cause instanceof SSLException
        && !(cause.getCause() instanceof ClosedChannelException)
        && logRateLimiter.allows(address)) {
      callContext.reportFailedHandshake(address, reasonOf(cause));
    }
  }

  private static String reasonOf(Throwable cause) {
    // The message can contain text from the other side, so its length is limited.
    var reason =
        cause instanceof NotSslRecordException ? "no TLS" : String.valueOf(cause.getMessage());
    return reason.length() > MAX_REASON_LENGTH ? reason.substring(0, MAX_REASON_LENGTH) : reason;
  }

  private static String addressOf(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress address
        ? address.getAddress().getHostAddress()
        : "unknown";
  }
}
