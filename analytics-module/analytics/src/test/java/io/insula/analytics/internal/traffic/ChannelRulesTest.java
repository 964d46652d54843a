package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelRulesTest {
  /** One source of each kind, in the order of the kinds. */
  private static final List<String> SOURCES =
      List.of("google", "facebook", "youtube", "amazon", "gmail", "chatgpt", "spotify", "partner");

  private final KnownHosts hosts = BuiltInRules.HOSTS;

  /**
   * Each line has a medium in its first column. The other columns are the channels of this medium
   * with each kind of source, in the order of the kinds.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cpc         | Paid Search    | Paid Social | Paid Video | Paid Shopping | Paid Other | Paid Other | Paid Other | Paid Other
          ppc         | Paid Search    | Paid Social | Paid Video | Paid Shopping | Paid Other | Paid Other | Paid Other | Paid Other
          cpv         | Paid Search    | Paid Social | Paid Video | Paid Shopping | Paid Other | Paid Other | Paid Other | Paid Other
          cpa         | Paid Search    | Paid Social | Paid Video | Paid Shopping | Paid Other | Paid Other | Paid Other | Paid Other
          retargeting | Paid Search    | Paid Social | Paid Video | Paid Shopping | Paid Other | Paid Other | Paid Other | Paid Other
          paid        | Paid Search    | Paid Social | Paid Video | Paid Shopping | Paid Other | Paid Other | Paid Other | Paid Other
          paid-search | Paid Search    | Paid Social | Paid Video | Paid Shopping | Paid Other | Paid Other | Paid Other | Paid Other
          paidsocial  | Paid Search    | Paid Social | Paid Video | Paid Shopping | Paid Other | Paid Other | Paid Other | Paid Other
          cpm         | Paid Search    | Paid Social | Paid Video | Paid Shopping | Display | Display | Display | Display
          display     | Display | Display | Display | Display | Display | Display | Display | Display
          banner      | Display | Display | Display | Display | Display | Display | Display | Display
          expandable  | Display | Display | Display | Display | Display | Display | Display | Display
          interstitial | Display | Display | Display | Display | Display | Display | Display | Display
          social      | Organic Social | Organic Social | Organic Social | Organic Shopping | Organic Social | Organic Social | Organic Social | Organic Social
          sm          | Organic Social | Organic Social | Organic Social | Organic Shopping | Organic Social | Organic Social | Organic Social | Organic Social
          video       | Organic Video  | Organic Social | Organic Video | Organic Shopping | Organic Video | Organic Video | Organic Video | Organic Video
          ai-assistant | AI Assistants | Organic Social | Organic Video | Organic Shopping | AI Assistants | AI Assistants | AI Assistants | AI Assistants
          organic     | Organic Search | Organic Social | Organic Video | Organic Shopping | Organic Search | AI Assistants | Organic Search | Organic Search
          email       | Organic Search | Organic Social | Organic Video | Organic Shopping | Email | Email | Email | Email
          affiliate   | Organic Search | Organic Social | Organic Video | Organic Shopping | Affiliates | Affiliates | Affiliates | Affiliates
          audio       | Organic Search | Organic Social | Organic Video | Organic Shopping | Audio | Audio | Audio | Audio
          sms         | Organic Search | Organic Social | Organic Video | Organic Shopping | SMS | SMS | SMS | SMS
          push        | Organic Search | Organic Social | Organic Video | Organic Shopping | Mobile Push Notifications | Mobile Push Notifications | Mobile Push Notifications | Mobile Push Notifications
          referral    | Organic Search | Organic Social | Organic Video | Organic Shopping | Email | AI Assistants | Audio | Referral
          (not set)   | Organic Search | Organic Social | Organic Video | Organic Shopping | Email | AI Assistants | Audio | Referral
          """)
  void each_medium_is_combined_with_each_kind_of_source(
      String medium,
      String search,
      String social,
      String video,
      String shopping,
      String mail,
      String assistant,
      String audio,
      String none) {
    var expected = List.of(search, social, video, shopping, mail, assistant, audio, none);
    for (var kind : SourceKind.values()) {
      assertThat(channel(SOURCES.get(kind.ordinal()), medium, null))
          .as("%s of %s", medium, kind)
          .isEqualTo(expected.get(kind.ordinal()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          partner  | social-network      | Organic Social
          partner  | social-media        | Organic Social
          partner  | social network      | Organic Social
          partner  | social media        | Organic Social
          partner  | socials             | Referral
          partner  | online-video-x      | Organic Video
          partner  | e-mail              | Email
          partner  | e_mail              | Email
          partner  | e mail              | Email
          e-mail   | x                   | Email
          e_mail   | x                   | Email
          e mail   | x                   | Email
          emails   | x                   | Referral
          partner  | affiliates          | Affiliates
          partner  | affiliated          | Referral
          partner  | app                 | Referral
          partner  | link                | Referral
          sms      | x                   | SMS
          partner  | webpush             | Mobile Push Notifications
          partner  | pushed              | Referral
          partner  | mobile_app          | Mobile Push Notifications
          partner  | in-notification-bar | Mobile Push Notifications
          firebase | x                   | Mobile Push Notifications
          firebase | referral            | Mobile Push Notifications
          email    | referral            | Email
          partner  | unpaid              | Referral
          partner  | cpcx                | Paid Other
          partner  | xcpc                | Paid Other
          partner  | cpl                 | Paid Other
          partner  | paid-display        | Paid Other
          (direct) | (none)              | Direct
          (direct) | (not set)           | Direct
          (direct) | cpc                 | Paid Other
          (direct) | x                   | Referral
          partner  | (none)              | Referral
          """)
  void sources_and_media_have_the_channel_of_their_first_rule(
      String source, String medium, String channel) {
    assertThat(channel(source, medium, null)).isEqualTo(channel);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop",
        "Shop",
        "shops",
        "eshop",
        "my-shop",
        "web shop",
        "SHOPPING",
        "spring_shop_2026",
        "3shop",
        "workshopping",
        "photoshop shop",
        "shopware"
      })
  void campaigns_of_shops_are_shopping(String campaign) {
    assertThat(channel("partner", "referral", campaign)).isEqualTo("Organic Shopping");
    assertThat(channel("google", "cpc", campaign)).isEqualTo("Paid Shopping");
    assertThat(channel("google", "display", campaign)).isEqualTo("Display");
    assertThat(channel("(direct)", "(none)", campaign)).isEqualTo("Direct");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"workshop", "photoshop", "bishop", "sho", "s-hop", "spring sale", "Workshop"})
  void campaigns_of_workshops_are_not(String campaign) {
    assertThat(channel("partner", "referral", campaign)).isEqualTo("Referral");
    assertThat(channel("google", "cpc", campaign)).isEqualTo("Paid Search");
  }

  @Test
  void each_channel_can_be_reached() {
    var reached =
        List.of(
            channel("(direct)", "(none)", null),
            channel("amazon", "cpc", null),
            channel("google", "cpc", null),
            channel("facebook", "cpc", null),
            channel("youtube", "cpc", null),
            channel("partner", "display", null),
            channel("partner", "cpc", null),
            channel("amazon", "x", null),
            channel("facebook", "x", null),
            channel("youtube", "x", null),
            channel("chatgpt", "x", null),
            channel("google", "x", null),
            channel("gmail", "x", null),
            channel("partner", "affiliate", null),
            channel("partner", "x", null),
            channel("spotify", "x", null),
            channel("sms", "x", null),
            channel("firebase", "x", null));

    assertThat(reached).doesNotHaveDuplicates().hasSameSizeAs(Channel.values());
  }

  private String channel(String source, String medium, @Nullable String campaign) {
    return ChannelRules.channel(source, medium, campaign, hosts.ofSource(source).kind()).label();
  }
}
