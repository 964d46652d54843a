package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdnaEncoderTest {
  private final IdnaEncoder encoder = new IdnaEncoder();

  /** The first lines are the examples of UTS 46, the last lines are the examples of RFC 3492. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fa\u00DF.de                               | xn--fa-hia.de
          Fa\u00DF.de                               | xn--fa-hia.de
          fa\u1E9E.de                               | xn--fa-hia.de
          \u03B2\u03CC\u03BB\u03BF\u03C2.com        | xn--nxasmm1c.com
          \u0646\u0627\u0645\u0647\u200C\u0627\u06CC.com | xn--mgba3gch31f060k.com
          \u0DC1\u0DCA\u200D\u0DBB\u0DD3.com        | xn--10cl1a0b660p.com
          B\u00FCcher.de                            | xn--bcher-kva.de
          bu\u0308cher.de                           | xn--bcher-kva.de
          \u00D6BB.at                               | xn--bb-eka.at
          \u65E5\u672C\u8A9E\u3002\uFF2A\uFF30      | xn--wgv71a119e.jp
          \u2615.example                            | xn--53h.example
          \u2665.ws                                 | xn--g6h.ws
          \uD83D\uDE00.example                      | xn--e28h.example
          \uFF55\uFF52\uFF4C.example                | url.example
          a\u00ADb.example                          | ab.example
          \u2168.example                            | ix.example
          \u00BD.example                            | xn--12-c6t.example
          www.\u98DF\u72EE.\u516C\u53F8.cn          | www.xn--85x722f.xn--55qx5d.cn
          xn--bcher-kva.\u516C\u53F8.cn             | xn--bcher-kva.xn--55qx5d.cn
          \u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587 | xn--ihqwcrb4cv8a8dqg056pqjye
          Pro\u010Dprost\u011Bnemluv\u00ED\u010Desky | xn--proprostnemluvesky-uyb24dma41a
          """)
  void hosts_are_written_as_browsers_write_them(String host, String ascii) {
    assertThat(encoder.ascii(host)).isEqualTo(ascii);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0080.example", "a\uD800.example", "\uFFFD.example", "\u202E.example"})
  void a_character_that_no_host_has_is_refused(String host) {
    assertThat(encoder.ascii(host)).isNull();
    assertThat(HostNames.normalised(host)).isEqualTo(host);
  }

  @Test
  void labels_are_decoded_again_by_another_library() {
    var random = new Random(46);
    for (int i = 0; i < 2_000; i++) {
      var label =
          random
              .ints(1 + random.nextInt(12), 0x3B1, 0x3C9)
              .map(point -> random.nextInt(4) == 0 ? 'a' + point % 26 : point)
              .filter(point -> point != 0x3C2)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      var ascii = encoder.ascii(label + ".example");

      assertThat(ascii).isNotNull().matches("[a-z0-9.-]*");
      assertThat(IDN.toUnicode(ascii)).isEqualTo(label + ".example");
    }
  }

  @Test
  void a_long_host_does_not_overflow() {
    var host = "\uD83D\uDE00\u00E9".repeat(80);

    assertThat(encoder.ascii(host)).startsWith("xn--").hasSizeLessThan(1_000);
  }
}
