package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandingPageAddressTest {
  private final TrafficSourceRules rules = BuiltInRules.RULES;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://www.shop.com/a/b?x=1#top          | https://www.shop.com/a/b
          https://www.shop.com                      | https://www.shop.com/
          https://www.shop.com?x=1                  | https://www.shop.com/
          https://www.shop.com#top                  | https://www.shop.com/
          https://www.shop.com/?                    | https://www.shop.com/
          https://www.shop.com/#a?b                 | https://www.shop.com/
          HTTPS://WWW.Shop.COM/Path                 | https://www.shop.com/Path
          https://www.shop.com./                    | https://www.shop.com/
          https://www.shop.com:443/                 | https://www.shop.com/
          http://www.shop.com:80/                   | http://www.shop.com/
          http://www.shop.com:443/                  | http://www.shop.com:443/
          https://www.shop.com:/                    | https://www.shop.com/
          https://www.shop.com.:8443/               | https://www.shop.com:8443/
          https://ada:secret@www.shop.com/          | https://www.shop.com/
          https://[2001:DB8::1]:443/a               | https://[2001:db8::1]/a
          https://[::1]:8080/a                      | https://[::1]:8080/a
          https://b\u00FCcher.de/b\u00FCcher        | https://xn--bcher-kva.de/b\u00FCcher
          https://www.shop.com/a%20b/../c;d=1       | https://www.shop.com/a%20b/../c;d=1
          https://www.shop.com/a?u=https://b.com/   | https://www.shop.com/a
          https://www.shop.com/https://b.com/       | https://www.shop.com/https://b.com/
          '  https://www.shop.com/a  '              | https://www.shop.com/a
          /only/a/path?u=https://b.com/             | /only/a/path
          https://                                  | /
          """)
  void a_page_is_the_address_without_query_and_fragment(String url, String page) {
    assertThat(rules.read(url, null).page()).isEqualTo(page);
  }

  @Test
  void a_page_is_cut_between_characters() {
    var path = "a".repeat(WebAddress.MAX_PAGE - "https://x.com/".length() - 1);

    assertThat(rules.read("https://x.com/" + path + "bc", null).page())
        .isEqualTo("https://x.com/" + path + "b");
    assertThat(rules.read("https://x.com/" + path + "\uD83D\uDE00c", null).page())
        .isEqualTo("https://x.com/" + path + "\uD83D\uDE00");
  }
}
