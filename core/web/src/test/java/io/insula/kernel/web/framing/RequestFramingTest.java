package io.insula.kernel.web.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFramingTest {
  private static final String HEAD = "POST /a HTTP/1.1\r\nHost: a\r\n";
  private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\r\nhOsT:\t[::1]:8080 \r\nX:\r\nY: \u00e9\tb\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: a.example:80\r\n\r\n",
        "GET http://b:80/c?d=e@f HTTP/1.1\r\nHost: a\r\n\r\n",
        HEAD + "Content-Length: 3\r\n\r\n\n\r\u0000",
        HEAD + "Content-Length: 000\r\n\r\n",
        CHUNKED + "0\r\n\r\n",
        CHUNKED + "3\r\na\nb\r\n00A;x=\"y z\"\r\n0123456789\r\n0\r\nT: 1\r\n\r\n",
        HEAD + "Transfer-Encoding:\tChunked \r\n\r\n0\r\n\r\n",
      })
  void unambiguous_requests_are_accepted(String requests) {
    assertThat(placeOfFault(requests)).isEqualTo(RequestFraming.NO_VIOLATION);
    // The next request is accepted, too, so the end of the first one was found.
    assertThat(placeOfFault(requests + "GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
        .isEqualTo(RequestFraming.NO_VIOLATION);
    assertThat(placeOfFault(requests + "\u0000")).isEqualTo(RequestFraming.NO_VIOLATION);
    assertThat(placeOfFault(requests + "\u0000\r\n")).isEqualTo(requests.length() + 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\n",
        "GET / HTTP/1.1\r\nHost: a\rX: y\r\n\r\n",
        "GET / HTTP/1.1\r\rHost: a\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /  HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1 \r\nHost: a\r\n\r\n",
        " GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n",
        "G(T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\r\nHost: a\r\n\r\n",
        "GET / HTTP/3.7\r\nHost: a\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.2\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.10\r\nHost: a\r\n\r\n",
        "GET / HTTP/01.1\r\nHost: a\r\n\r\n",
        "GET / http/1.1\r\nHost: a\r\n\r\n",
        "GET http://b@c/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http:///b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http://[::1/b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / XHTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost:\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: \r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a,b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a:b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET / HTTP/1.1\r\n Host: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n\tz\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX\u0000: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: y\u000bz\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Key1: 1\r\n\r\n",
        HEAD + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        HEAD + "Content-Length: 2\r\ncontent-length: 3\r\n\r\n{}",
        HEAD + "Content-Length: 2, 2\r\n\r\n{}",
        HEAD + "Content-Length: +2\r\n\r\n{}",
        HEAD + "Content-Length: -0\r\n\r\n",
        HEAD + "Content-Length: 0x2\r\n\r\n{}",
        HEAD + "Content-Length: 2 2\r\n\r\n{}",
        HEAD + "Content-Length:\r\n\r\n",
        HEAD + "Content-Length: \u00b2\r\n\r\n{}",
        HEAD + "Content-Length: 9999999999999999999\r\n\r\n",
        HEAD + "Content-Length : 2\r\n\r\n{}",
        HEAD + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        HEAD + "Transfer-Encoding: gzip\r\n\r\n",
        HEAD + "Transfer-Encoding: identity\r\n\r\n",
        HEAD + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        HEAD + "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
        HEAD + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        HEAD + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
        HEAD + "Transfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n",
        HEAD + "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
        HEAD + "Transfer-Encoding:\r\n\r\n",
        HEAD + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        HEAD + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        HEAD + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        CHUNKED + "100000000\r\n",
        CHUNKED + "ffffffffffffffff\r\n",
        CHUNKED + "10000000000000001\r\n",
        CHUNKED + "80000000\r\n",
        CHUNKED + "1 x\r\na\r\n0\r\n\r\n",
        CHUNKED + "1 \r\na\r\n0\r\n\r\n",
        CHUNKED + " 1\r\na\r\n0\r\n\r\n",
        CHUNKED + "0x1\r\na\r\n0\r\n\r\n",
        CHUNKED + "+1\r\na\r\n0\r\n\r\n",
        CHUNKED + "-1\r\na\r\n0\r\n\r\n",
        CHUNKED + "\r\n",
        CHUNKED + ";x\r\n",
        CHUNKED + "1\na\r\n0\r\n\r\n",
        CHUNKED + "1;x\ny\r\na\r\n0\r\n\r\n",
        CHUNKED + "1;x\u0001\r\na\r\n0\r\n\r\n",
        CHUNKED + "1\r\na\n0\r\n\r\n",
        CHUNKED + "1\r\naXX0\r\n\r\n",
        CHUNKED + "1\r\nab\r\n0\r\n\r\n",
        CHUNKED + "0\r\nContent-Length: 5\r\n\r\n",
        CHUNKED + "0\r\nTransfer-Encoding: chunked\r\n\r\n",
        CHUNKED + "0\r\nHost: b\r\n\r\n",
        CHUNKED + "0\r\nT: 1\r\n 2\r\n\r\n",
        CHUNKED + "0\r\nT : 1\r\n\r\n",
        CHUNKED + "0\r\nGET / HTTP/1.1\r\n\r\n",
        CHUNKED + "0\r\n\n",
      })
  void requests_that_other_programs_could_read_differently_are_refused(String request) {
    assertThat(placeOfFault(request)).isBetween(0, request.length() - 1);
  }

  @Test
  void the_length_of_chunk_extensions_is_limited() {
    assertThat(placeOfFault(CHUNKED + "0;" + "x".repeat(200) + "\r\n\r\n"))
        .isEqualTo(RequestFraming.NO_VIOLATION);
    assertThat(placeOfFault(CHUNKED + "0;" + "x".repeat(300) + "\r\n\r\n")).isPositive();
  }

  /**
   * Returns the index of the fault, and checks that it is the same if the bytes arrive one by one.
   */
  private static int placeOfFault(String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    var place = new RequestFraming().scan(Unpooled.wrappedBuffer(bytes));
    assertThat(placeOneByOne(bytes)).isEqualTo(place);
    return place;
  }

  private static int placeOneByOne(byte[] bytes) {
    var framing = new RequestFraming();
    for (var i = 0; i < bytes.length; i++) {
      ByteBuf one = Unpooled.wrappedBuffer(bytes, i, 1);
      if (framing.scan(one) != RequestFraming.NO_VIOLATION) {
        return i;
      }
    }
    return RequestFraming.NO_VIOLATION;
  }
}
