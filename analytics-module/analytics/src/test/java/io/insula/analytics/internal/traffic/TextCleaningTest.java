package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCleaningTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          plain|plain
          a+b%20c|a b c
          %2B%26%3D%25|+&=%
          %e4%b8%ad|\u4E2D
          %E4%B8%AD%C3%A9|\u4E2D\u00E9
          %F0%9F%98%80|\uD83D\uDE00
          \u4E2D%41|\u4E2DA
          %|%
          %4|%4
          %zz|%zz
          %4g%41|%4gA
          %%41|%A
          %+41|% 41
          %00|%00
          %FF|%FF
          %80|%80
          %C3|%C3
          %C3%28|%C3(
          %C3x%A9|%C3x%A9
          %E4%B8|%E4%B8
          %E4%B8%41|%E4%B8A
          %C0%AF|%C0%AF
          %E0%80%AF|%E0%80%AF
          %ED%A0%80|%ED%A0%80
          %F4%90%80%80|%F4%90%80%80
          %F8%88%80%80%80|%F8%88%80%80%80
          %\u0664\u0661|%\u0664\u0661
          """)
  void escapes_are_decoded_and_invalid_ones_are_kept(String raw, String decoded) {
    assertThat(TextCleaning.decoded(raw)).isEqualTo(decoded);
  }

  @Test
  void encoded_values_are_decoded_like_by_another_decoder() {
    var random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      var text =
          random
              .ints(20, 1, 0x30000)
              .filter(point -> point < 0xD800 || point > 0xDFFF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);

      assertThat(TextCleaning.decoded(encoded))
          .isEqualTo(text)
          .isEqualTo(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "abc,3,abc",
    "abc,2,ab",
    "a\uD83D\uDE00,1,a",
    "a\uD83D\uDE00,2,a\uD83D\uDE00",
    "a\uD83D\uDE00b,2,a\uD83D\uDE00"
  })
  void texts_are_cut_between_characters(String text, int length, String cut) {
    assertThat(TextCleaning.cut(text, length)).isEqualTo(cut);
  }
}
