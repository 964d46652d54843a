package io.insula.kernel.web.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/**
 * Refuses requests whose end is ambiguous, before the HTTP decoder reads them. The decoder gets a
 * malformed line in place of the first wrong byte, so earlier requests still get their responses.
 */
public final class RequestFramingHandler extends ChannelInboundHandlerAdapter {
  /**
   * The line that the decoder gets in place of the first wrong byte. A line feed without a carriage
   * return ends neither a line nor a chunk.
   */
  private static final String MALFORMED_LINE = "x\n";

  private final RequestFraming framing = new RequestFraming();
  private boolean hasRefused;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (!(message instanceof ByteBuf bytes)) {
      super.channelRead(context, message);
      return;
    }
    if (hasRefused) {
      bytes.release();
      return;
    }
    var place = framing.scan(bytes);
    if (place == RequestFraming.NO_VIOLATION) {
      super.channelRead(context, message);
      return;
    }
    hasRefused = true;
    bytes.writerIndex(place);
    super.channelRead(context, bytes);
    super.channelRead(context, Unpooled.copiedBuffer(MALFORMED_LINE, StandardCharsets.US_ASCII));
  }
}
