package io.insula.kernel.web.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/**
 * Checks the bytes of one connection before the HTTP decoder does, and refuses requests whose end
 * is ambiguous. The decoder then gets the bytes before the error, followed by a line that the
 * decoder refuses. So the client gets the usual response to a malformed request, after the
 * responses to its earlier requests, and the connection closes.
 */
public final class RequestFramingHandler extends ChannelInboundHandlerAdapter {
  /**
   * The line that the decoder gets in place of the first wrong byte. Its line feed has no carriage
   * return before it, so the decoder does not accept it as the end of a line or of a chunk.
   */
  private static final String MALFORMED_LINE = "x\n";

  private final RequestFraming framing = new RequestFraming();
  private boolean refused;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (!(message instanceof ByteBuf bytes)) {
      super.channelRead(context, message);
      return;
    }
    if (refused) {
      bytes.release();
      return;
    }
    var place = framing.scan(bytes);
    if (place == RequestFraming.FINE) {
      super.channelRead(context, message);
      return;
    }
    refused = true;
    bytes.writerIndex(place);
    super.channelRead(context, bytes);
    super.channelRead(context, Unpooled.copiedBuffer(MALFORMED_LINE, StandardCharsets.US_ASCII));
  }
}
