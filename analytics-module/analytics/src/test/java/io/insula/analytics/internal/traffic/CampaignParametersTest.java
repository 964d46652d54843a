package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests campaign parameters. No other class of tests runs at the same time, because one test here
 * changes the locale of the whole process.
 */
@Isolated
class CampaignParametersTest {
  private static final String SITE = "https://www.shop.co.uk/?";

  private final TrafficSourceRules rules = BuiltInRules.RULES;

  @Test
  void all_campaign_parameters_are_read() {
    var arrival =
        rules.read(
            "https://www.blinkist.com/en/landing-pages/meet-blinkist?utm_source=facebook"
                + "&utm_campaign=202301_US_NY_Resolutions&utm_medium=paid"
                + "&utm_content=19284192381935&utm_term=Read+More",
            "https://www.facebook.com/");

    assertThat(arrival)
        .isEqualTo(
            new PageViewTraffic(
                ExpectedTraffic.of(
                    "facebook",
                    "paid",
                    "202301_US_NY_Resolutions",
                    "19284192381935",
                    "Read More",
                    "Paid Social"),
                true,
                "https://www.blinkist.com/en/landing-pages/meet-blinkist"));
  }

  @Test
  void control_characters_are_spaces() {
    var traffic = rules.read(SITE + "utm_source=my%0Ashop&utm_campaign=a%00%09%0D%0Ab%7F", null);

    assertThat(traffic)
        .extracting("traffic.source", "traffic.campaign")
        .containsExactly("my shop", "a%00 b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          utm_source=google&utm_medium=cpc           | -                   | google         | cpc        | Paid Search
          utm_source=Google&utm_medium=CPC           | -                   | google         | cpc        | Paid Search
          utm_source=google.com&utm_medium=cpc       | -                   | google         | cpc        | Paid Search
          utm_source=www.google.co.uk&utm_medium=cpc | -                   | google         | cpc        | Paid Search
          utm_source=facebook&utm_medium=cpm         | -                   | facebook       | cpm        | Paid Social
          utm_source=fb&utm_medium=paid_social       | -                   | fb             | paid_social | Paid Social
          utm_source=facebook_ads&utm_medium=cpc     | -                   | facebook_ads   | cpc        | Paid Social
          utm_source=Facebook%20Ads&utm_medium=ppc   | -                   | facebook ads   | ppc        | Paid Social
          utm_source=quora-ads&utm_medium=cpc        | -                   | quora-ads      | cpc        | Paid Social
          utm_source=partnerads&utm_medium=cpc       | -                   | partnerads     | cpc        | Paid Other
          utm_source=facebook.com&utm_medium=ppc     | -                   | facebook       | ppc        | Paid Social
          utm_source=m.facebook.com&utm_medium=cpa   | -                   | facebook       | cpa        | Paid Social
          utm_source=https%3A%2F%2Fwww.facebook.com%2F | -                 | facebook       | (not set)  | Organic Social
          utm_source=facebook                        | -                   | facebook       | (not set)  | Organic Social
          utm_source=ig&utm_medium=social            | -                   | ig             | social     | Organic Social
          utm_source=yt&utm_medium=cpv               | -                   | yt             | cpv        | Paid Video
          utm_source=chatgpt.com                     | -                   | chatgpt        | (not set)  | AI Assistants
          utm_source=amazon.de&utm_medium=retargeting | -                  | amazon         | retargeting | Paid Shopping
          utm_source=microsoft.com                   | -                   | microsoft.com  | (not set)  | Referral
          utm_source=docs.google.com                 | -                   | docs.google.com | (not set) | Referral
          utm_source=www.partner.org                 | -                   | www.partner.org | (not set) | Referral
          utm_source=newsletter&utm_medium=email     | -                   | newsletter     | email      | Email
          utm_source=newsletter                      | -                   | newsletter     | (not set)  | Referral
          utm_source=email                           | -                   | email          | (not set)  | Email
          utm_source=newsletter&utm_medium=email     | https://t.co/x      | newsletter     | email      | Email
          utm_source=newsletter                      | https://t.co/x      | newsletter     | (not set)  | Referral
          utm_medium=email                           | -                   | (direct)       | email      | Email
          utm_medium=email                           | https://t.co/x      | twitter        | email      | Organic Social
          utm_medium=cpc                             | https://google.com/ | google         | cpc        | Paid Search
          utm_medium=cpc                             | -                   | (direct)       | cpc        | Paid Other
          utm_campaign=x                             | -                   | (direct)       | (none)     | Direct
          utm_campaign=x                             | https://t.co/x      | twitter        | social     | Organic Social
          utm_campaign=x                             | https://pay.shop.co.uk/ | (direct)   | (none)     | Direct
          utm_id=7                                   | -                   | (direct)       | (none)     | Direct
          utm_source=(direct)&utm_medium=(none)      | -                   | (direct)       | (none)     | Direct
          utm_source=(direct)                        | -                   | (direct)       | (not set)  | Direct
          gclid=a                                    | -                   | google         | cpc        | Paid Search
          GCLID=a                                    | -                   | google         | cpc        | Paid Search
          gbraid=a                                   | -                   | google         | cpc        | Paid Search
          wbraid=a                                   | -                   | google         | cpc        | Paid Search
          dclid=a                                    | -                   | google         | display    | Display
          msclkid=a                                  | -                   | bing           | cpc        | Paid Search
          gclid=a                                    | https://www.bing.com/ | google       | cpc        | Paid Search
          gclid=a                                    | https://pay.shop.co.uk/ | google     | cpc        | Paid Search
          fbclid=a                                   | -                   | facebook       | social     | Organic Social
          fbclid=a                                   | https://www.facebook.com/ | facebook | social     | Organic Social
          ttclid=a                                   | -                   | tiktok         | cpc        | Paid Video
          twclid=a                                   | -                   | twitter        | cpc        | Paid Social
          li_fat_id=a                                | -                   | linkedin       | cpc        | Paid Social
          fbclid=a&gclid=b                           | -                   | google         | cpc        | Paid Search
          gclid=a&fbclid=b                           | -                   | google         | cpc        | Paid Search
          gclid=a&utm_source=newsletter&utm_medium=email | -               | newsletter     | email      | Email
          gclid=a&utm_source=google                  | -                   | google         | cpc        | Paid Search
          gclid=a&utm_source=partner                 | -                   | partner        | cpc        | Paid Other
          msclkid=a&utm_source=bing                  | -                   | bing           | cpc        | Paid Search
          fbclid=a&utm_source=facebook               | -                   | facebook       | (not set)  | Organic Social
          fbclid=a&utm_source=ig&utm_medium=paid     | -                   | ig             | paid       | Paid Social
          fbclid=a&utm_medium=paid                   | -                   | facebook       | paid       | Paid Social
          utm_source=%66acebook&utm_%6Dedium=c%70c   | -                   | facebook       | cpc        | Paid Social
          utm_source=+facebook%20&utm_medium=%09cpc  | -                   | facebook       | cpc        | Paid Social
          a=b&&=&utm_source=fb&;&utm_medium=cpc&     | -                   | fb             | cpc        | Paid Social
          utm_source=a&utm_source=b                  | -                   | a              | (not set)  | Referral
          utm_source=&utm_source=b                   | -                   | b              | (not set)  | Referral
          utm_source=a=b                             | -                   | a=b            | (not set)  | Referral
          utm_source=100%                            | -                   | 100%           | (not set)  | Referral
          utm_source=%zz%4                           | -                   | %zz%4          | (not set)  | Referral
          """)
  void source_and_medium_follow_precedence(
      String query, @Nullable String referrer, String source, String medium, String channel) {
    var arrival = rules.read(SITE + query, referrer);

    assertThat(arrival.isMarked()).isTrue();
    assertThat(arrival.traffic().source()).isEqualTo(source);
    assertThat(arrival.traffic().medium()).isEqualTo(medium);
    assertThat(arrival.traffic().channel()).isEqualTo(ExpectedTraffic.channel(channel));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "utm_source",
        "utm_source=",
        "utm_source=%20+",
        "utm_=",
        "gclid",
        "gclid=",
        "xgclid=1",
        "gclidx=1",
        "utmsource=facebook",
        "my_utm_source=facebook",
        "q=utm_source=facebook",
        "x=1#utm_source=facebook&gclid=1",
        "#?utm_source=facebook"
      })
  void empty_and_unknown_parameters_are_ignored(String query) {
    assertThat(rules.read(SITE + query, null).isMarked()).isFalse();
    assertThat(rules.read(SITE + query, null).traffic()).isEqualTo(TrafficSource.DIRECT);
  }

  @Test
  void parameters_of_an_address_that_was_copied_from_html_are_read() {
    for (var query :
        List.of(
            "utm_source=news&amp;utm_medium=email&amp;utm_campaign=x",
            "utm_source=news&amp;amp;utm_medium=email&AMP;utm_campaign=x",
            "amp;utm_source=news&amp%3Butm_medium=email&utm_campaign=x")) {
      assertThat(rules.read(SITE + query, null).traffic())
          .as(query)
          .isEqualTo(ExpectedTraffic.of("news", "email", "x", null, null, "Email"));
    }
    assertThat(rules.read(SITE + "a=1&amp;gclid=x", null).traffic().source()).isEqualTo("google");
    assertThat(rules.read(SITE + "lamp;gclid=x", null).isMarked()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fb_ad                  | cpc      | Paid Social
          facebook-ad            | cpc      | Paid Social
          googlead               | cpc      | Paid Search
          google_ad              | cpc      | Paid Search
          twitter_ad             | paid     | Paid Social
          youtube_ad             | cpc      | Paid Video
          Facebook_Mobile_Feed   | paid     | Paid Social
          Facebook_Right_Column  | cpc      | Paid Social
          Instagram_Stories      | cpc      | Paid Social
          Instagram_Explore_Grid_Home | cpc | Paid Social
          Messenger_Inbox        | cpc      | Paid Social
          Audience_Network       | cpc      | Paid Social
          facebook_instagram     | cpc      | Paid Social
          Facebook_Instream_Video | cpc     | Paid Social
          Facebook_Right_Hand_Column | cpc  | Paid Social
          Facebook_Profile_Feed  | cpc      | Paid Social
          Facebook_Biz_Disco_Feed | cpc     | Paid Social
          Facebook_Search        | cpc      | Paid Social
          Instagram_Search       | cpc      | Paid Social
          Instagram_Shop         | cpc      | Paid Social
          Instagram_Lead_Gen_Multi_Submit_Ads | cpc | Paid Social
          Messenger_Sponsored_Messages | cpc | Paid Social
          Audience_Network_Rewarded_Video | cpc | Paid Social
          Audience_Network_Classic | cpc    | Paid Social
          Threads_Stream         | cpc      | Paid Social
          Whatsapp_Status        | cpc      | Paid Social
          fb_ig                  | cpc      | Paid Social
          facebook/instagram     | cpc      | Paid Social
          facebook,instagram     | cpc      | Paid Social
          vkontakte              | cpc      | Paid Social
          yandex.direct          | cpc      | Paid Search
          sklik                  | cpc      | Paid Search
          naver_sa               | cpc      | Paid Search
          msads                  | cpc      | Paid Search
          tw                     | cpc      | Paid Social
          google_discover        | referral | Organic Search
          facebook/google        | cpc      | Paid Other
          facebook/partner       | cpc      | Paid Other
          audience_partner       | cpc      | Paid Other
          partner.direct         | cpc      | Paid Other
          instagram_bio          | referral | Organic Social
          an                     | paid     | Paid Social
          msg                    | paid     | Paid Social
          th                     | paid     | Paid Social
          th                     | email    | Email
          microsoft              | cpc      | Paid Search
          microsoft              | email    | Email
          microsoft              | referral | Referral
          nomad                  | cpc      | Paid Other
          download               | cpc      | Paid Other
          partner_feed           | cpc      | Paid Other
          facebook_partner       | cpc      | Paid Other
          meta_search            | cpc      | Paid Other
          """)
  void ads_and_placements_of_a_network_have_its_kind(String source, String medium, String channel) {
    var traffic =
        rules.read(SITE + "utm_source=" + source + "&utm_medium=" + medium, null).traffic();

    assertThat(traffic.source()).isEqualTo(source.toLowerCase(Locale.ROOT));
    assertThat(traffic.channel()).isEqualTo(ExpectedTraffic.channel(channel));
  }

  @Test
  void campaigns_that_differ_by_spaces_or_characters_without_a_width_are_the_same() {
    var plain = rules.read(SITE + "utm_source=our+mail&utm_campaign=Spring+sale", null);

    for (var query :
        List.of(
            "utm_source=our%C2%A0mail%E2%80%8B&utm_campaign=Spring%20%20sale",
            "utm_source=%EF%BB%BFour+%E2%80%83mail&utm_campaign=Sp%C2%ADring%E3%80%80sale",
            "utm_source=our\u00a0mail&utm_campaign=\u200bSpring sale\u200d",
            "utm_campaign=%E2%80%8B&utm_source=%C2%A0&utm_source=our+mail&utm_campaign=Spring+sale")) {
      assertThat(rules.read(SITE + query, null).traffic()).as(query).isEqualTo(plain.traffic());
    }
    var decomposed = rules.read(SITE + "utm_source=x&utm_campaign=Cafe%CC%81", null);
    assertThat(decomposed.traffic().campaign()).isEqualTo("Caf\u00e9");
  }

  @Test
  void campaign_content_and_term_are_stored_as_sent() {
    var traffic =
        rules
            .read(
                SITE
                    + "utm_source=x&utm_campaign=Spring%20SALE&utm_content=B%C3%BCcher&utm_term=A+b",
                null)
            .traffic();

    assertThat(traffic.campaign()).isEqualTo("Spring SALE");
    assertThat(traffic.content()).isEqualTo("B\u00FCcher");
    assertThat(traffic.term()).isEqualTo("A b");
  }

  @Test
  void texts_that_are_too_long_are_cut() {
    var traffic =
        rules
            .read(
                SITE + "utm_source=" + "S".repeat(10_000) + "&utm_campaign=" + "c".repeat(256),
                null)
            .traffic();

    assertThat(traffic.source()).isEqualTo("s".repeat(255));
    assertThat(traffic.campaign()).isEqualTo("c".repeat(255));
  }

  @Test
  void a_cut_keeps_whole_characters() {
    var campaign =
        rules.read(SITE + "utm_campaign=" + "%F0%9F%98%80".repeat(300), null).traffic().campaign();

    assertThat(campaign).isEqualTo("\uD83D\uDE00".repeat(255));
  }

  @Test
  void a_source_that_grows_in_lower_case_is_cut_afterwards() {
    var source = rules.read(SITE + "utm_source=" + "%C4%B0".repeat(255), null).traffic().source();

    assertThat(source).hasSize(255);
  }

  @Test
  void lower_case_does_not_depend_on_the_locale() {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.of("tr"));
    try {
      assertThat(rules.read(SITE + "UTM_SOURCE=LINKEDIN&UTM_MEDIUM=PAID", null).traffic())
          .isEqualTo(ExpectedTraffic.of("linkedin", "paid", null, null, null, "Paid Social"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
