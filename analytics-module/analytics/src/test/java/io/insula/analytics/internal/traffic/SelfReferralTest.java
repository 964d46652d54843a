package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelfReferralTest {
  private static final String SITE = "https://www.shop.co.uk/welcome";

  private final TrafficSourceRules rules = BuiltInRules.RULES;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://www.shop.co.uk/     | https://www.shop.co.uk/other
          https://www.shop.co.uk/     | http://shop.co.uk
          https://www.shop.co.uk/     | https://pay.shop.co.uk:8443/
          https://shop.co.uk./        | https://PAY.SHOP.CO.UK/
          https://www.shop.co.uk/     | https://a_b.shop.co.uk/
          https://www.google.com/     | https://mail.google.com/
          https://www.town.example/   | https://pay.town.example/
          https://localhost/          | http://localhost:3000/
          https://10.0.0.1/           | http://10.0.0.1:8080/
          https://[::1]/              | http://[0::1]@[::1]:80/
          https://ada.github.io/x     | https://ada.github.io/y
          https://b\u00FCcher.de/     | https://www.xn--bcher-kva.de/
          https://b%C3%BCcher.de/     | https://www.xn--bcher-kva.de/
          https://sh%6Fp.example/     | https://www.shop.example/
          """)
  void navigation_inside_a_site_is_not_a_referral(String url, String referrer) {
    var arrival = rules.read(url, referrer);

    assertThat(arrival.isMarked()).isFalse();
    assertThat(arrival.traffic()).isEqualTo(TrafficSource.DIRECT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://www.shop.co.uk/    | https://www.pub.co.uk/
          https://shop.co.uk/        | https://co.uk/
          https://shop.com/          | https://shop.co.uk/
          https://ada.github.io/     | https://ben.github.io/
          https://ada.github.io/     | https://github.io/
          https://one.myshopify.com/ | https://two.myshopify.com/
          https://10.0.0.1/          | https://11.0.0.1/
          https://localhost/         | https://www.localhost/
          https://[::1]/             | https://[::2]/
          https://shop.example/      | https://myshop.example/
          https://shop.example/      | https://a%2Fshop.example/
          """)
  void sites_of_other_owners_are_external(String url, String referrer) {
    assertThat(rules.read(url, referrer).isMarked()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "-",
        "about:blank",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://www.google.com/",
        "www.google.com",
        "//www.google.com/",
        "/path",
        "https://",
        "https:///path",
        "https://.",
        "https://...",
        "https://@/",
        "https://:443/",
        "https://?x=1",
        "://www.google.com",
        "https:google.com"
      })
  void an_invalid_referrer_is_ignored(String referrer) {
    assertThat(rules.read(SITE, referrer).isMarked()).isFalse();
    assertThat(rules.read(SITE, referrer).traffic()).isEqualTo(TrafficSource.DIRECT);
  }
}
