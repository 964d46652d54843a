package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferrersTest {
  private static final String SITE = "https://www.shop.co.uk/welcome";

  private final TrafficSourceRules rules = BuiltInRules.RULES;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://www.google.com/                        | google          | organic      | Organic Search
          https://google.com                             | google          | organic      | Organic Search
          https://www.google.co.uk/search?q=shop         | google          | organic      | Organic Search
          https://www.google.com.br/                     | google          | organic      | Organic Search
          https://www.google.de:443/                     | google          | organic      | Organic Search
          HTTPS://WWW.GOOGLE.COM./                       | google          | organic      | Organic Search
          https://news.google.com/                       | google          | organic      | Organic Search
          android-app://com.google.android.googlequicksearchbox/https/www.google.com | google | organic | Organic Search
          https://www.bing.com/search?q=shop             | bing            | organic      | Organic Search
          https://duckduckgo.com/                        | duckduckgo      | organic      | Organic Search
          https://search.yahoo.com/                      | yahoo           | organic      | Organic Search
          https://r.search.yahoo.com/_ylt=x              | yahoo           | organic      | Organic Search
          https://yandex.ru/                             | yandex          | organic      | Organic Search
          https://www.baidu.com/link?url=x               | baidu           | organic      | Organic Search
          https://www.ecosia.org/                        | ecosia          | organic      | Organic Search
          https://search.brave.com/                      | brave           | organic      | Organic Search
          https://search.inetol.net/                     | searxng         | organic      | Organic Search
          https://kidzsearch.com/                        | kidzsearch      | organic      | Organic Search
          https://www.startpage.com/                     | startpage       | organic      | Organic Search
          https://www.facebook.com/                      | facebook        | social       | Organic Social
          https://m.facebook.com/                        | facebook        | social       | Organic Social
          https://l.facebook.com/l.php?u=x               | facebook        | social       | Organic Social
          http://lm.facebook.com./                       | facebook        | social       | Organic Social
          android-app://com.facebook.katana/             | facebook        | social       | Organic Social
          https://l.instagram.com/?u=x                   | instagram       | social       | Organic Social
          https://t.co/abc                               | twitter         | social       | Organic Social
          https://x.com/insula                           | twitter         | social       | Organic Social
          https://mobile.twitter.com/                    | twitter         | social       | Organic Social
          https://lnkd.in/abc                            | linkedin        | social       | Organic Social
          https://de.linkedin.com/                       | linkedin        | social       | Organic Social
          https://ad.linkedin.com/                       | linkedin        | social       | Organic Social
          https://ir.linkedin.com/in/insula              | linkedin        | social       | Organic Social
          https://old.reddit.com/r/x                     | reddit          | social       | Organic Social
          https://www.pinterest.co.uk/                   | pinterest       | social       | Organic Social
          https://news.ycombinator.com/item?id=1         | hacker news     | social       | Organic Social
          https://m.me/insula                            | facebook        | social       | Organic Social
          https://l.wl.co/l?u=x                          | whatsapp        | social       | Organic Social
          https://href.li/?x                             | tumblr          | social       | Organic Social
          https://lihkg.com/thread/1                     | lihkg           | social       | Organic Social
          https://away.vk.com/                           | vk              | social       | Organic Social
          https://www.youtube.com/watch?v=x              | youtube         | video        | Organic Video
          https://youtu.be/x                             | youtube         | video        | Organic Video
          https://www.tiktok.com/                        | tiktok          | video        | Organic Video
          https://vimeo.com/1                            | vimeo           | video        | Organic Video
          https://www.netflix.com/                       | netflix         | video        | Organic Video
          https://www.amazon.co.uk/                      | amazon          | shopping     | Organic Shopping
          https://www.ebay.de/itm/1                      | ebay            | shopping     | Organic Shopping
          https://www.sephora.com/                       | sephora         | shopping     | Organic Shopping
          https://tver.jp/                               | tver            | video        | Organic Video
          https://hunyuan.tencent.com/                   | yuanbao         | ai-assistant | AI Assistants
          https://shopping.google.com/                   | google shopping | shopping     | Organic Shopping
          https://chatgpt.com/                           | chatgpt         | ai-assistant | AI Assistants
          https://chat.openai.com/c/1                    | chatgpt         | ai-assistant | AI Assistants
          https://www.perplexity.ai/search               | perplexity      | ai-assistant | AI Assistants
          https://gemini.google.com/app                  | gemini          | ai-assistant | AI Assistants
          https://copilot.microsoft.com/                 | copilot         | ai-assistant | AI Assistants
          https://claude.ai/chat                         | claude          | ai-assistant | AI Assistants
          https://mail.google.com/mail/u/0               | gmail           | email        | Email
          android-app://com.google.android.gm/           | gmail           | email        | Email
          https://outlook.live.com/                      | outlook         | email        | Email
          https://mail.yahoo.com/                        | yahoo mail      | email        | Email
          https://open.spotify.com/episode/1             | spotify         | audio        | Audio
          https://podcasts.apple.com/                    | apple podcasts  | audio        | Audio
          https://music.youtube.com/                     | youtube music   | audio        | Audio
          """)
  void known_hosts_have_names_and_kinds(
      String referrer, String source, String medium, String channel) {
    var arrival = rules.read(SITE, referrer);

    assertThat(arrival.isMarked()).isTrue();
    assertThat(arrival.traffic())
        .isEqualTo(ExpectedTraffic.of(source, medium, null, null, null, channel));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://www.microsoft.com/              | microsoft.com
          https://notgoogle.com/                  | notgoogle.com
          https://www.notgoogle.com/              | notgoogle.com
          https://google.com.evil.example/        | evil.example
          https://google.evil.com/                | evil.com
          https://google.github.io/               | google.github.io
          https://www.fakefacebook.com/           | fakefacebook.com
          https://facebook.com.phish.ru/          | phish.ru
          https://mybing.com/                     | mybing.com
          https://box.com/                        | box.com
          https://fedex.com/                      | fedex.com
          https://at.co/                          | at.co
          https://docs.google.com/document/d/1    | google.com
          https://drive.google.com/               | google.com
          https://sites.google.com/x              | google.com
          https://messages.google.com/            | google.com
          https://play.google.com/                | google.com
          https://webmaster.yandex.ru/            | yandex.ru
          https://amazon-adsystem.com/            | amazon-adsystem.com
          https://s.amazon-adsystem.com/          | amazon-adsystem.com
          https://finance.yahoo.com/              | yahoo.com
          https://blog.other.co.uk/               | other.co.uk
          https://other.co.uk./                   | other.co.uk
          https://a.b.c.other.com.au:8443/x       | other.com.au
          https://user:secret@news.example.org/   | example.org
          https://user@google.com@example.org/    | example.org
          https://example.org\\@google.com/       | example.org
          https://ada.github.io/                  | ada.github.io
          https://deep.ada.github.io/             | ada.github.io
          https://github.io/                      | github.io
          https://one.myshopify.com/              | one.myshopify.com
          https://www.ck/                         | www.ck
          https://co.uk/                          | co.uk
          https://com/                            | com
          https://www.town.example/               | town.example
          https://www.partner.internal/           | partner.internal
          https://intranet/                       | intranet
          http://localhost:3000/                  | localhost
          http://192.168.0.1/                     | 192.168.0.1
          http://8.8.8.8:8080/                    | 8.8.8.8
          http://[2001:DB8::1]:8080/              | [2001:db8::1]
          http://[::1]/                           | [::1]
          https://b\u00FCcher.de/                 | xn--bcher-kva.de
          https://xn--bcher-kva.de/               | xn--bcher-kva.de
          https://WWW.XN--BCHER-KVA.DE./          | xn--bcher-kva.de
          https://www.\u98DF\u72EE.\u516C\u53F8.cn/ | xn--85x722f.xn--55qx5d.cn
          https://under_score.other.com/          | other.com
          https://-odd-.other.co.uk/              | other.co.uk
          https://_dmarc._x.other.co.uk/          | other.co.uk
          android-app://com.foo.bar/https/x       | com.foo.bar
          """)
  void unknown_hosts_are_called_by_their_registrable_domain(String referrer, String source) {
    var arrival = rules.read(SITE, referrer);

    assertThat(arrival.isMarked()).isTrue();
    assertThat(arrival.traffic())
        .isEqualTo(ExpectedTraffic.of(source, "referral", null, null, null, "Referral"));
  }

  @Test
  void a_page_view_without_a_referrer_is_direct() {
    assertThat(rules.read(SITE, null))
        .isEqualTo(new PageViewTraffic(TrafficSource.DIRECT, false, SITE));
  }

  @Test
  void a_host_that_is_too_long_for_a_name_is_cut() {
    var source =
        rules.read(SITE, "https://" + "a.".repeat(4_000) + "facebook.com/").traffic().source();

    assertThat(source).hasSize(TrafficSource.MAX_LENGTH).startsWith("a.a.a.");
  }
}
