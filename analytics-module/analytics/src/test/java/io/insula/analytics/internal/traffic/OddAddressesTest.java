package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddAddressesTest {
  private static final String ALPHABET =
      "%+&=?#:/@[].\\"
          + " utm_sourcegclidhttps://aZ0-\u0000\uD800\uDC00\u00E9\u3002\uFF0E\u0130\u200D\u00DFxn--1";

  private final TrafficSourceRules rules = BuiltInRules.RULES;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "%",
        "http://",
        "http://%",
        "http://[",
        "http://]",
        "http://[::1",
        "http://a]:80",
        "http://@",
        "http://a@",
        "http://:@:",
        "http://a:b:c/",
        "http://..",
        "http://\u3002",
        "http://xn--",
        "http://xn--\u00E9.de",
        "http://xn--999999999.de/",
        "http://\uD800/",
        "http://-.-/",
        "http://1.2.3.4.5/",
        "http://999.999.999.999/",
        "http://0x7f.1/",
        "http://a b/",
        "http://\u0000/",
        "://",
        "#://",
        "?://",
        "https:",
        "?utm_source=%F0%9F&utm_medium=%"
      })
  void an_odd_address_does_not_fail(String address) {
    assertThatCode(() -> rules.read(address, "https://t.co/")).doesNotThrowAnyException();
    assertThatCode(() -> rules.read("https://www.shop.com/", address)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.", "_.", "\u3002", "a\u3002", "\u00E9.", "\u00E9", "-", "xn--", "com."})
  void a_very_long_host_is_cut(String part) {
    var address = "https://" + part.repeat(4_000) + "/";

    assertThat(rules.read("https://www.shop.com/", address).traffic().source())
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(TrafficSource.MAX_LENGTH);
    assertThat(rules.read(address, null).page()).hasSizeLessThanOrEqualTo(WebAddress.MAX_PAGE);
  }

  @Test
  void any_input_gives_texts_of_limited_length() {
    var random = new Random(17);
    for (int i = 0; i < 100_000; i++) {
      var address = random(random);
      var referrer = random(random);
      var arrival = rules.read(address, referrer);
      var traffic = arrival.traffic();

      assertThat(traffic.source().length()).as(referrer).isBetween(1, TrafficSource.MAX_LENGTH);
      assertThat(traffic.medium().length()).as(address).isBetween(1, TrafficSource.MAX_LENGTH);
      assertThat(arrival.isMarked() || traffic.channel() == Channel.DIRECT).as(address).isTrue();
      assertThat(rules.read(address, referrer)).isEqualTo(arrival);
    }
  }

  private static String random(Random random) {
    var text = new StringBuilder(random.nextBoolean() ? "https://" : "");
    random
        .ints(random.nextInt(40), 0, ALPHABET.length())
        .forEach(i -> text.append(ALPHABET.charAt(i)));
    return text.toString();
  }
}
