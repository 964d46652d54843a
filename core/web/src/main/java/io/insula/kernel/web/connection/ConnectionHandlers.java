package io.insula.kernel.web.connection;

import io.netty.channel.ChannelPipeline;

/** Adds handlers to a connection, for the parts of HTTP that the framework does not handle. */
public final class ConnectionHandlers {
  private ConnectionHandlers() {}

  /**
   * Adds the handlers of one connection.
   *
   * @param codec the name of the handler that decodes bytes to HTTP
   * @param limits the name of the handler that limits the size of decoded bodies
   */
  public static void addTo(ChannelPipeline pipeline, String codec, String limits) {
    pipeline
        .addBefore(limits, "insula-body-coding", new GzipBodyDecoder())
        .addAfter(codec, "insula-request-target", new RequestTargetNormalizer())
        .addAfter(codec, "insula-http-1.0", new Http10ResponseHandler())
        .addAfter("insula-http-1.0", "insula-stream-length", new StreamedContentLengthHandler())
        .addAfter("insula-http-1.0", "insula-strong-tag", new EntityTagWeakeningHandler())
        .addAfter(codec, "insula-lingering-close", new LingeringCloseHandler());
  }
}
