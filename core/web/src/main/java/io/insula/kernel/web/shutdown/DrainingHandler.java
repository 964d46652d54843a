package io.insula.kernel.web.shutdown;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/** Closes one connection after the first response that begins while the server drains. */
final class DrainingHandler extends ChannelOutboundHandlerAdapter {
  private final ServerDrainer serverDrainer;
  private boolean isLast;

  DrainingHandler(ServerDrainer serverDrainer) {
    this.serverDrainer = serverDrainer;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response
        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL
        && serverDrainer.hasBegun()) {
      HttpUtil.setKeepAlive(response, false);
      isLast = true;
    }
    var written =
        isLast && message instanceof LastHttpContent
            ? promise.unvoid().addListener(ChannelFutureListener.CLOSE)
            : promise;
    context.write(message, written);
  }
}
