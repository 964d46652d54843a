package io.insula.analytics.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtmValueTruncatorTest {
  private static final String START = "https://shop.example/?";

  @Test
  void only_campaign_parameters_of_the_query_are_cut() {
    var letters = "x".repeat(300);
    var url =
        START
            + "a="
            + letters
            + "&utm_source="
            + letters
            + "&UTM_term="
            + letters
            + "&utm_"
            + letters
            + "#utm_source="
            + letters;

    assertThat(UtmValueTruncator.cut(url))
        .isEqualTo(
            START
                + "a="
                + letters
                + "&utm_source="
                + letters.substring(45)
                + "&UTM_term="
                + letters.substring(45)
                + "&utm_"
                + letters
                + "#utm_source="
                + letters);
  }

  @ParameterizedTest
  @CsvSource({
    "%41, 255",
    "%D0%96, 255",
    "%E2%82%AC, 255",
    "%F0%9F%8E%A1, 255",
    "\ud83c\udfa1, 255",
    "%, 255",
    "%4, 127",
    "+, 255"
  })
  void a_cut_does_not_split_a_character(String character, int kept) {
    var cut = UtmValueTruncator.cut(START + "utm_content=" + character.repeat(400) + "&b=1");

    assertThat(cut).startsWith(START + "utm_content=" + character.repeat(kept)).endsWith("&b=1");
    assertThat(cut.length())
        .isLessThan((START + "utm_content=&b=1").length() + character.length() * (kept + 1));
  }

  @Test
  void stray_continuation_bytes_do_not_loop_forever() {
    var cut = UtmValueTruncator.cut(START + "utm_source=" + "%BF".repeat(10_000));

    assertThat(cut.length()).isLessThan(255 * 4 * 3 + 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"&", "&utm_", "&utm_a=", "?", "%"})
  void the_work_is_linear_in_the_length(String part) {
    var url = START + part.repeat(2_000_000);

    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> UtmValueTruncator.cut(url));
  }

  @Test
  void short_texts_are_unchanged() {
    for (var url : new String[] {"https://a", START, START + "utm_source=", START + "#?utm_a=b"}) {
      assertThat(UtmValueTruncator.cut(url)).isSameAs(url);
    }
  }
}
