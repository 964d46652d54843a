package io.insula.kernel.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyPieceMergerTest {
  private final EmbeddedChannel channel = new EmbeddedChannel(new BodyPieceMerger());

  @Test
  void small_pieces_become_few_large_ones_with_the_same_content() {
    for (var number = 0; number < BodyPieceMerger.LARGE_PIECE_BYTES + 1; number++) {
      send("x");
    }
    channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);

    assertThat(read()).isEqualTo("x".repeat(BodyPieceMerger.LARGE_PIECE_BYTES));
    assertThat(read()).isEqualTo("x");
    assertThat(read()).isEmpty();
    assertThat(channel.<HttpContent>readInbound()).isNull();
  }

  @Test
  void a_small_piece_is_passed_on_before_a_large_one() {
    send("first");
    send("y".repeat(BodyPieceMerger.LARGE_PIECE_BYTES));

    assertThat(read()).isEqualTo("first");
    assertThat(read()).isEqualTo("y".repeat(BodyPieceMerger.LARGE_PIECE_BYTES));
  }

  @Test
  void a_piece_that_is_held_back_is_released_at_the_end_of_the_connection() {
    var allocator = new UnpooledByteBufAllocator(false);
    channel.config().setAllocator(allocator);
    send("x");
    assertThat(allocator.metric().usedHeapMemory()).isPositive();

    assertThat(channel.finish()).isFalse();

    assertThat(allocator.metric().usedHeapMemory()).isZero();
  }

  private void send(String text) {
    channel.writeInbound(
        new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII)));
  }

  private String read() {
    HttpContent piece = channel.readInbound();
    try {
      return piece.content().toString(StandardCharsets.US_ASCII);
    } finally {
      piece.release();
    }
  }
}
