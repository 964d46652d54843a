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

  private final TrafficSourceRules rules = new TrafficSourceRules(KnownHosts.builtIn());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://accounts.google.com/",
        "https://accounts.google.de/signin",
        "https://accounts.google.co.jp/o/oauth2/auth",
        "https://appleid.apple.com/auth/authorize",
        "https://github.com/login/oauth/authorize?client_id=1",
        "https://github.com/login",
        "https://github.com/session",
        "https://login.microsoftonline.com/",
        "https://login.live.com/",
        "https://tenant.b2clogin.com/",
        "https://company.okta.com/",
        "https://shop.eu.auth0.com/",
        "https://www.facebook.com/login.php",
        "https://www.facebook.com/v19.0/dialog/oauth",
        "https://www.linkedin.com/oauth/v2/authorization",
        "https://x.com/i/oauth2/authorize",
        "https://discord.com/oauth2/authorize",
        "https://www.amazon.co.uk/ap/signin",
        "https://login.yahoo.com/",
        "https://nid.naver.com/",
        "https://id.vk.com/",
        "https://passport.yandex.ru/",
        "https://login.gov.pl/",
        "https://www.bankid.com/",
        "https://sso.company.example/",
        "https://idp.university.example/",
        "https://checkout.stripe.com/c/pay/1",
        "https://hooks.stripe.com/3d_secure",
        "https://www.paypal.com/checkoutnow",
        "https://www.sandbox.paypal.com/",
        "https://secure.przelewy24.pl/",
        "https://checkoutshopper-live.adyen.com/",
        "https://pay.klarna.com/",
        "https://www.mollie.com/checkout",
        "https://secure.payu.com/",
        "https://gate.gopay.cz/",
        "https://sis.redsys.es/sis/realizarPago",
        "https://p.monetico-services.com/",
        "https://checkout.razorpay.com/",
        "https://secure.worldpay.com/",
        "https://centinelapi.cardinalcommerce.com/",
        "https://acs.bank.example/",
        "https://3dsecure.bank.example/",
        "https://3ds2-acs.bank.example/",
        "https://eu-login2.company.example/",
        "https://pay.google.com/",
        "https://id.yandex.ru/",
        "https://id.yandex.com.tr/",
        "https://sts.company.example/",
        "https://cas.university.example/",
        "https://saml.company.example/",
        "https://iam.company.example/",
        "https://sso-login.company.example/",
        "https://login-eu.company.example/",
        "https://my-auth.company.example/",
        "https://sso-test-us-west-2.company.example/",
        "https://3d-secure.bank.example/",
        "https://project.eu.ory.sh/",
        "https://app.rippling.com/login",
        "https://identity.company.example/",
        "https://checkout.afterpay.com/",
        "https://portal.clearpay.co.uk/",
        "https://checkout.tabby.ai/",
        "https://api.id.me/",
        "https://link.tink.com/",
        "https://connect.squareup.com/",
        "https://company.recurly.com/",
        "https://go.przelewy24.pl/trnRequest",
        "https://idcheck.acs.touchtechpayments.com/",
        "https://cap.attempts.securecode.com/",
        "https://verifiedbyvisa.bank.example/",
        "https://acs-safekey.americanexpress.com/",
        "https://3ds-challenge.bank.example/",
        "https://emvacs.bank.example/",
        "https://vpos.bank.example/",
        "https://goguvenliodeme.bkm.com.tr/",
        "https://webpayment.payline.com/",
        "https://eu.adyen.link/",
        "https://payconiq.com/",
        "https://ideal.bank.example/",
        "https://betalen.bank.example/",
        "https://paiement.bank.example/",
        "https://www.eps-ueberweisung.at/",
        "https://secure.bluesnap.com/",
        "https://secure.3gdirectpay.com/",
        "https://secure.paygate.co.za/",
        "https://securepay.sslcommerz.com/",
        "https://bkash.com/",
        "https://shop.onfastspring.com/",
        "https://verify.stripe.com/",
        "https://r.bunq.com/",
        "https://apply.bread.com/",
        "https://payform.prodamus.ru/",
        "https://qr.nspk.ru/",
        "https://online.mbank.pl/",
        "https://company.my.salesforce.com/",
        "https://my.account.sony.com/",
        "https://www.epicgames.com/id/login",
        "https://store.steampowered.com/login",
        "https://eu.battle.net/oauth/authorize",
        "https://www.strava.com/oauth/authorize",
        "https://passport.jd.com/",
        "https://secure.login.gov/",
        "https://loginspid.provider.example/",
        "https://spid.provider.example/",
        "https://eherkenning.nl/",
        "https://shib-idp.university.example/",
        "https://wayf.university.example/",
        "https://eu.login.company.example/",
        "https://app.auth.company.example/",
        "https://sso-portal.company.example/",
        "https://www.mollie.com/",
        "https://www.paypal.com/",
        "https://www.paypal.com/pl/cgi-bin/webscr",
        "https://paypal.me/ada",
        "https://tracker.company.example/oauth/authorize",
        "https://login-app.company.example/"
      })
  void sign_in_and_payment_pages_open_no_touch(String referrer) {
    var arrival = rules.read(SITE, referrer);

    assertThat(arrival.isMarked()).isFalse();
    assertThat(arrival.traffic()).isEqualTo(TrafficSource.DIRECT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.google.com/",
        "https://github.com/",
        "https://github.com/loginsight",
        "https://github.com/insula/login",
        "https://www.facebook.com/",
        "https://www.facebook.com/dialog",
        "https://www.amazon.co.uk/",
        "https://stripe.com/",
        "https://www.apple.com/",
        "https://discord.com/channels/1",
        "https://x.com/insula",
        "https://notokta.com/",
        "https://paypal.com.evil.example/",
        "https://acsmith.example/",
        "https://acsmith.shop.example/",
        "https://pubs.acs.org/",
        "https://acs.org/",
        "https://auth.example/",
        // Shop directories and other pages of the providers themselves
        "https://www.klarna.com/",
        "https://www.afterpay.com/",
        "https://afterpay.com/",
        "https://sezzle.com/",
        "https://zip.co/",
        "https://tabby.ai/",
        "https://shop.id.me/",
        "https://plaid.com/",
        "https://www.tink.com/",
        "https://squareup.com/",
        "https://docs.recurly.com/",
        "https://ory.sh/",
        "https://www.ory.sh/docs",
        "https://www.rippling.com/",
        "https://careers.rippling.com/",
        // Websites of companies whose payments and sign-ins have other hosts or paths
        "https://www.mollie.com/blog/x",
        "https://www.paypal.com/us/webapps/mpp/home",
        "https://www.monei.com/",
        "https://robokassa.com/",
        "https://qiwi.com/",
        "https://venmo.com/",
        "https://link.com/",
        "https://magic.link/",
        "https://www.redsys.es/",
        "https://itsme.be/",
        "https://nets.eu/",
        "https://www.ideal.nl/",
        "https://portmone.com.ua/",
        "https://verimi.de/",
        "https://freja.eu/",
        "https://docs.monei.com/",
        "https://home.bluesnap.com/",
        "https://www.smart-id.com/",
        // Words of sign-in and payment before another word, or after a label of a website
        "https://blog.pay.company.example/",
        "https://docs.auth.company.example/",
        "https://www.iam.university.example/",
        "https://id.company.example/",
        "https://account.company.example/",
        "https://3d.museum.example/",
        "https://clerk.city.example/",
        "https://company.example/blog/oauth/authorize",
        "https://pay-per-view.company.example/",
        "https://pay-tv.company.example/",
        "https://cas-pratiques.company.example/",
        "https://identity-theft.company.example/",
        "https://eu.company.example/",
        "https://www.okta.com/",
        "https://www.suomi.fi/",
        "https://www.gosuslugi.ru/"
      })
  void other_pages_of_the_same_owners_open_a_touch(String referrer) {
    assertThat(rules.read(SITE, referrer).isMarked()).isTrue();
  }

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
        "?redirectResult=a"
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
        "https://chatgpt.com/"
      })
  void parameters_of_a_return_must_look_random_if_they_come_from_a_well_known_site(
      String referrer) {
    for (var query : List.of("?code=SPRING&state=TX", "?cres=a", "?state=0123456789abcde&code=a")) {
      assertThat(rules.read(SITE + query, referrer).isMarked()).as(query).isTrue();
    }
    for (var query :
        List.of(
            "?code=a&state=0123456789abcdef",
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
