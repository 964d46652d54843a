package io.insula.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpResponseReaderTest {
  private static final String CREATED =
      "HTTP/1.1 201 Created\r\ndate: today\r\nContent-Length: 5\r\nx: y\r\n\r\nhello";

  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "5\r\nhello\r\nC;name=value\r\nsizes\r\n5\r\n \n\r\n0\r\nx: y\r\n\r\n";

  private final HttpResponseReader reader = new HttpResponseReader();

  @BeforeEach
  void begin() {
    reader.begin();
  }

  @Test
  void an_answer_in_one_piece_is_complete_at_once() throws IOException {
    assertThat(receive(CREATED)).isTrue();
    assertThat(reader.status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {CREATED, CHUNKED})
  void an_answer_is_complete_with_its_last_byte_wherever_it_is_cut(String answer)
      throws IOException {
    for (int cut = 1; cut < answer.length(); cut++) {
      reader.begin();
      assertThat(receive(answer.substring(0, cut))).as("before %d", cut).isFalse();
      assertThat(receive(answer.substring(cut))).as("after %d", cut).isTrue();
    }
  }

  @Test
  void an_answer_may_come_byte_by_byte() throws IOException {
    for (int i = 0; i < CREATED.length() - 1; i++) {
      assertThat(receive(CREATED.substring(i, i + 1))).isFalse();
    }
    assertThat(receive("o")).isTrue();
  }

  @Test
  void answers_follow_one_another_on_a_connection() throws IOException {
    assertThat(receive(CREATED)).isTrue();
    reader.begin();
    assertThat(receive("HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n")).isTrue();
    assertThat(reader.status()).isEqualTo(503);
  }

  @Test
  void a_body_may_be_larger_than_any_buffer() throws IOException {
    int length = 1 << 20;
    var chunk = new byte[1 << 16];
    Arrays.fill(chunk, (byte) 'x');
    assertThat(receive("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n")).isFalse();
    for (int i = 1; i < length / chunk.length; i++) {
      assertThat(receive(new String(chunk, ISO_8859_1))).isFalse();
    }
    assertThat(receive(new String(chunk, ISO_8859_1))).isTrue();
  }

  @Test
  void no_content_has_no_length() throws IOException {
    assertThat(receive("HTTP/1.1 204 No Content\r\nx: y\r\n\r\n")).isTrue();
  }

  @Test
  void answers_that_cannot_be_measured_are_reported() {
    assertThatThrownBy(() -> receive("HTTP/1.1 200 OK\r\nx: y\r\n\r\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("length");
    reader.begin();
    assertThatThrownBy(() -> receive("220 smtp.example.com\r\n\r\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not an HTTP/1.1 answer");
    reader.begin();
    assertThatThrownBy(() -> receive(CREATED + "H"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than it had announced");
  }

  @ParameterizedTest
  @CsvSource({
    "'x\r\n', not the size",
    "'\r\n', not the size",
    "'123456789\r\n', not the size",
    "'2\r\nabc', longer than its size",
    "'0\r\n\r\nH', more than the last chunk"
  })
  void wrong_chunks_are_reported(String body, String message) {
    assertThatThrownBy(
            () -> receive("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_head_without_end_is_refused() {
    var head = "HTTP/1.1 200 OK\r\nx: " + "y".repeat(1 << 16);

    assertThatThrownBy(() -> receive(head.substring(0, 1 << 16)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer");
  }

  private boolean receive(String text) throws IOException {
    var bytes = text.getBytes(ISO_8859_1);
    reader.buffer().put(bytes);
    return reader.received(bytes.length);
  }
}
