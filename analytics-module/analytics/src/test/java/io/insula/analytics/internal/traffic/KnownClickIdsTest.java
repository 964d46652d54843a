package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownClickIdsTest {
  private static final String SITE = "https://www.shop.co.uk/?";

  private final TrafficSourceRules rules = BuiltInRules.RULES;

  /**
   * Tests each id without a referrer, with a referrer of the network itself, and with a referrer of
   * another network.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gclid          | google    | cpc         | Paid Search
          gbraid         | google    | cpc         | Paid Search
          wbraid         | google    | cpc         | Paid Search
          gad_source     | google    | cpc         | Paid Search
          gad_campaignid | google    | cpc         | Paid Search
          gclsrc         | google    | cpc         | Paid Search
          dclid          | google    | display     | Display
          msclkid        | bing      | cpc         | Paid Search
          yclid          | yandex    | cpc         | Paid Search
          ymclid         | yandex    | cpc         | Paid Search
          vmcid          | yahoo     | cpc         | Paid Search
          sznclid        | seznam    | cpc         | Paid Search
          n_ad           | naver     | cpc         | Paid Search
          n_ad_group     | naver     | cpc         | Paid Search
          n_keyword_id   | naver     | cpc         | Paid Search
          bd_vid         | baidu     | cpc         | Paid Search
          qhclickid      | so.com    | cpc         | Paid Search
          gdt_vid        | wechat    | cpc         | Paid Social
          qz_gdt         | wechat    | cpc         | Paid Social
          li_fat_id      | linkedin  | cpc         | Paid Social
          twclid         | twitter   | cpc         | Paid Social
          ttclid         | tiktok    | cpc         | Paid Video
          ScCid          | snapchat  | cpc         | Paid Social
          sccid          | snapchat  | cpc         | Paid Social
          scclid         | snapchat  | cpc         | Paid Social
          sc_click_id    | snapchat  | cpc         | Paid Social
          rdt_cid        | reddit    | cpc         | Paid Social
          epik           | pinterest | cpc         | Paid Social
          qclid          | quora     | cpc         | Paid Social
          ndclid         | nextdoor  | cpc         | Paid Social
          ldtag_cl       | line      | cpc         | Paid Social
          rb_clickid     | vk        | cpc         | Paid Social
          dicbo          | outbrain  | cpc         | Paid Other
          obclid         | outbrain  | cpc         | Paid Other
          OutbrainClickId | outbrain | cpc         | Paid Other
          tblci          | taboola   | cpc         | Paid Other
          tbclid         | taboola   | cpc         | Paid Other
          cto_pld        | criteo    | retargeting | Paid Other
          awc            | awin      | affiliate   | Affiliates
          zanpid         | awin      | affiliate   | Affiliates
          cjevent        | cj        | affiliate   | Affiliates
          irclickid      | impact    | affiliate   | Affiliates
          irgwc          | impact    | affiliate   | Affiliates
          ranMID         | rakuten advertising | affiliate | Affiliates
          ranSiteID      | rakuten advertising | affiliate | Affiliates
          sscid          | shareasale | affiliate  | Affiliates
          tduid          | tradedoubler | affiliate | Affiliates
          admitad_uid    | admitad   | affiliate   | Affiliates
          """)
  void an_id_of_paid_clicks_overrides_the_referrer(
      String parameter, String source, String medium, String channel) {
    var expected = ExpectedTraffic.of(source, medium, null, null, null, channel);

    assertThat(traffic(parameter + "=a", null)).isEqualTo(expected);
    assertThat(traffic(parameter + "=a", "https://www.ecosia.org/")).isEqualTo(expected);
    assertThat(traffic(parameter + "=a", "https://pay.shop.co.uk/")).isEqualTo(expected);
    assertThat(traffic("x=1&" + parameter + "=a&fbclid=b", "https://partner.example/"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          fbclid | -                          | facebook        | social   | Organic Social
          fbclid | about:blank                | facebook        | social   | Organic Social
          fbclid | https://l.facebook.com/    | facebook        | social   | Organic Social
          fbclid | https://l.instagram.com/   | instagram       | social   | Organic Social
          fbclid | https://www.google.com/    | google          | organic  | Organic Search
          fbclid | https://mail.google.com/   | gmail           | email    | Email
          fbclid | https://chatgpt.com/       | chatgpt         | ai-assistant | AI Assistants
          fbclid | https://blog.other.co.uk/  | other.co.uk     | referral | Referral
          fbclid | https://pay.shop.co.uk/    | (direct)        | (none)   | Direct
          igshid | -                          | instagram       | social   | Organic Social
          igshid | https://t.co/x             | twitter         | social   | Organic Social
          igsh   | -                          | instagram       | social   | Organic Social
          igsh   | https://www.bing.com/      | bing            | organic  | Organic Search
          mibextid | -                        | facebook        | social   | Organic Social
          sfnsn  | -                          | facebook        | social   | Organic Social
          xmt    | -                          | threads         | social   | Organic Social
          zarsrc | -                          | zalo            | social   | Organic Social
          srsltid | -                         | google          | organic  | Organic Search
          srsltid | https://duckduckgo.com/   | duckduckgo      | organic  | Organic Search
          ysclid | -                          | yandex          | organic  | Organic Search
          ysclid | https://vk.com/            | vk              | social   | Organic Social
          """)
  void an_id_that_a_network_adds_to_every_link_does_not_override_the_referrer(
      String parameter, @Nullable String referrer, String source, String medium, String channel) {
    assertThat(traffic(parameter + "=a", referrer))
        .isEqualTo(ExpectedTraffic.of(source, medium, null, null, null, channel));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gad=1                                    | google
          yclid=17283940561728394056               | yandex
          yclid=YSS.1001056509.EAIaIQobChMI        | yahoo
          yclid=YJAD.1691560000.kUMVOH6dcK5        | yahoo
          _openstat=ZGlyZWN0LnlhbmRleC5ydTs7OztQ   | yandex
          YCLID=yss.1                              | yahoo
          """)
  void the_value_of_a_shared_parameter_shows_the_network(String query, String source) {
    assertThat(traffic(query, null))
        .isEqualTo(ExpectedTraffic.of(source, "cpc", null, null, null, "Paid Search"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mc_eid",
        "mc_cid",
        "_hsenc",
        "_hsmi",
        "mkt_tok",
        "vero_id",
        "_kx",
        "dm_i",
        "oly_enc_id",
        "_gl",
        "_ga",
        "epiktok",
        "clickid",
        "cid"
      })
  void ids_that_mail_tools_and_other_tools_add_do_not_make_a_touch(String parameter) {
    assertThat(rules.read(SITE + parameter + "=a", null).isMarked()).isFalse();
    assertThat(traffic(parameter + "=a", "https://www.google.com/").source()).isEqualTo("google");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          s_kwcid=AL | https://www.bing.com/ | bing     | cpc | Paid Search
          ef_id=a    | https://t.co/x        | twitter  | cpc | Paid Social
          hsa_acc=1&hsa_cam=2 | https://www.facebook.com/ | facebook | cpc | Paid Social
          s_kwcid=AL | -                     | (direct) | cpc | Paid Other
          """)
  void the_id_of_a_tool_for_many_networks_keeps_the_source_of_the_referrer(
      String query, @Nullable String referrer, String source, String medium, String channel) {
    assertThat(traffic(query, referrer))
        .isEqualTo(ExpectedTraffic.of(source, medium, null, null, null, channel));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dclid=a&gclid=b                   | google    | cpc       | Paid Search
          gclid=a&dclid=b                   | google    | cpc       | Paid Search
          awc=a&gclid=b                     | google    | cpc       | Paid Search
          fbclid=a&awc=b                    | awin      | affiliate | Affiliates
          gclid=a&msclkid=b                 | google    | cpc       | Paid Search
          dclid=a&utm_source=partner        | partner   | display   | Display
          ttclid=a&utm_source=x             | x         | cpc       | Paid Social
          ttclid=a&utm_medium=email         | tiktok    | email     | Organic Video
          li_fat_id=a&utm_source=linkedin&utm_medium=social | linkedin | social | Organic Social
          awc=a&utm_source=awin&utm_medium=cpa | awin   | cpa       | Paid Other
          igshid=a&utm_source=partner       | partner   | (not set) | Referral
          """)
  void campaign_parameters_and_several_ids_are_combined(
      String query, String source, String medium, String channel) {
    assertThat(traffic(query, null))
        .isEqualTo(ExpectedTraffic.of(source, medium, null, null, null, channel));
  }

  private TrafficSource traffic(String query, @Nullable String referrer) {
    return rules.read(SITE + query, referrer).traffic();
  }
}
