package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.CannotStartException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferralExclusionsTest {
  private static final String SITE = "https://www.shop.co.uk/account";

  private final TrafficSourceRules rules = BuiltInRules.RULES;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?code=a&state=b",
        "?State=b&x=1&Code=a&scope=email",
        "?error=access_denied&state=b",
        "?oauth_token=a&oauth_verifier=b",
        "?payment_intent=a&payment_intent_client_secret=b&redirect_status=succeeded",
        "?token=EC-1&PayerID=2",
        "?cres=a",
        "?redirectResult=a",
        "?openid.ns=http://specs.openid.net/auth/2.0&openid.mode=id_res&openid.sig=a",
        "?openid.mode=cancel",
        "?SAMLart=a&RelayState=b",
        "?SAMLResponse=a",
        "?amazonCheckoutSessionId=a"
      })
  void a_return_from_a_sign_in_or_payment_opens_no_touch(String query) {
    assertThat(rules.read(SITE + query, "https://bank.example/").isMarked()).isFalse();
    assertThat(rules.read(SITE + query, "https://www.amazon.de/").isMarked()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.google.com/",
        "https://www.facebook.com/",
        "https://www.youtube.com/",
        "https://steamcommunity.com/",
        "https://chatgpt.com/"
      })
  void parameters_of_a_return_must_look_random_if_they_come_from_a_well_known_site(
      String referrer) {
    for (var query :
        List.of(
            "?code=SPRING&state=TX",
            "?cres=a",
            "?state=0123456789abcde&code=a",
            "?code=a&state=b&x=0123456789abcdef",
            "?openid.mode=id_res")) {
      assertThat(rules.read(SITE + query, referrer).isMarked()).as(query).isTrue();
    }
    for (var query :
        List.of(
            "?code=a&state=0123456789abcdef",
            "?code=AQDxyz0123456789&state=ab12",
            "?openid.mode=id_res&openid.ns=http%3A%2F%2Fspecs.openid.net%2Fauth%2F2.0",
            "?error=denied&state=x0123456789abcdef",
            "?cres=eyJtZXNzYWdlVHlwZSI6IkNSZXMi",
            "?payment_intent=pi_3MtwBwLkdIwHu7ix&redirect_status=succeeded")) {
      assertThat(rules.read(SITE + query, referrer).isMarked()).as(query).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?code=a", "?state=b", "?promo_code=a&state=b", "?code&state", "?q=code=a&state"})
  void other_queries_do_not_prevent_a_touch(String query) {
    assertThat(rules.read(SITE + query, "https://bank.example/").isMarked()).isTrue();
  }

  @Test
  void campaign_parameters_and_paid_clicks_open_a_touch_from_any_page() {
    var google = "https://accounts.google.com/";

    assertThat(rules.read(SITE + "?utm_source=news&utm_medium=email", google).traffic())
        .isEqualTo(ExpectedTraffic.of("news", "email", null, null, null, "Email"));
    assertThat(rules.read(SITE + "?utm_campaign=x", google).traffic().source())
        .isEqualTo(TrafficSource.DIRECT_SOURCE);
    assertThat(rules.read(SITE + "?msclkid=x", google).traffic().source()).isEqualTo("bing");
    assertThat(rules.read(SITE + "?fbclid=x", google).isMarked()).isFalse();
  }

  @Test
  void the_operator_extends_or_replaces_the_list() {
    var extended = rules("default, pay.partner.example , Forum.example.org/Login");
    var replaced = rules("partner.example");
    var empty = rules("");

    assertThat(isMarked(extended, "https://pay.partner.example/x")).isFalse();
    assertThat(isMarked(extended, "https://www.pay.partner.example/x")).isFalse();
    assertThat(isMarked(extended, "https://forum.example.org/login/now")).isFalse();
    assertThat(isMarked(extended, "https://forum.example.org/topics")).isTrue();
    assertThat(isMarked(extended, "https://accounts.google.com/")).isFalse();
    assertThat(isMarked(rules("*.partner.example"), "https://a.partner.example/x")).isFalse();
    assertThat(isMarked(rules("*.partner.example"), "https://www.partner.example/")).isTrue();
    assertThat(isMarked(rules("*.partner.example"), "https://partner.example/")).isTrue();
    assertThat(isMarked(rules("partner.example/."), "https://www.partner.example/")).isFalse();
    assertThat(isMarked(rules("partner.example/."), "https://partner.example/blog")).isTrue();
    assertThat(isMarked(rules("partner.*/."), "https://a.partner.co.uk/")).isFalse();
    assertThat(isMarked(rules("partner.*/."), "https://blog.partner.co.uk/")).isTrue();
    assertThat(isMarked(rules("shop.partner.example/."), "https://shop.partner.example/"))
        .isFalse();
    assertThat(rules("?my.id&x-y").read(SITE + "?X-Y=1&my.id=2", "https://a.example/").isMarked())
        .isFalse();
    assertThat(isMarked(rules("*/a/b"), "https://any.example/a/b/c")).isFalse();
    assertThat(isMarked(rules("*/a/b"), "https://any.example/a")).isTrue();
    assertThat(isMarked(replaced, "https://partner.example/")).isFalse();
    assertThat(isMarked(replaced, "https://accounts.google.com/")).isTrue();
    assertThat(isMarked(empty, "https://checkout.stripe.com/")).isTrue();
  }

  @Test
  void each_list_gives_the_rules_another_version() {
    assertThat(rules("default").version()).isEqualTo(rules(" Default ,").version());
    assertThat(rules("default,a.example").version())
        .isNotEqualTo(rules("default").version())
        .isEqualTo(rules("a.example,default").version());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "partner",
        "https://partner.example",
        "*.partner.*",
        "*.partner.example/login",
        "*.partner",
        "a b.example",
        "?",
        "?a b",
        "/x"
      })
  void a_malformed_entry_is_named(String entry) {
    assertThatThrownBy(() -> new ReferralExclusions("default," + entry))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("INSULA_ANALYTICS_OWN_FLOW")
        .hasMessageContaining(entry);
  }

  private static boolean isMarked(TrafficSourceRules rules, String referrer) {
    return rules.read(SITE, referrer).isMarked();
  }

  private static TrafficSourceRules rules(String setting) {
    return new TrafficSourceRules(KnownHosts.builtIn(), new ReferralExclusions(setting));
  }
}
