package io.insula.analytics.internal.traffic;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The order of the default channel group of Google Analytics 4 (<a
 * href="https://support.google.com/analytics/answer/9756891">its definition</a>) with assistants
 * before search, mail before audio, and referrals last.
 */
final class ChannelRules {
  private static final Set<String> PAID_MEDIUMS =
      Set.of("cpc", "ppc", "cpm", "cpv", "cpa", "retargeting");
  private static final Set<String> DISPLAY_MEDIUMS =
      Set.of("display", "banner", "expandable", "interstitial", "cpm");
  private static final Set<String> SOCIAL_MEDIUMS =
      Set.of("social", "social-network", "social-media", "sm", "social network", "social media");
  private static final Set<String> MAIL_WORDS = Set.of("email", "e-mail", "e_mail", "e mail");
  private static final Set<String> AFFILIATE_MEDIUMS = Set.of("affiliate", "affiliates");
  private static final Set<String> NO_MEDIUMS =
      Set.of(TrafficSource.DIRECT.medium(), TrafficSourceRules.UNSAID_MEDIUM);
  private static final Pattern SHOPPING_CAMPAIGN = Pattern.compile("(?:[^a-df-z]|^)shop|shopping");

  private ChannelRules() {}

  /**
   * Returns the first channel whose rule matches; {@link Channel#REFERRAL} if none does, because
   * the visitor came from another site.
   *
   * @param source in lower case, as is the medium
   * @param kind the kind of the source
   */
  static Channel channel(String source, String medium, @Nullable String campaign, SourceKind kind) {
    if (source.equals(TrafficSource.DIRECT_SOURCE) && NO_MEDIUMS.contains(medium)) {
      return Channel.DIRECT;
    }
    var isShopping = kind == SourceKind.SHOPPING || isShopping(campaign);
    if (PAID_MEDIUMS.contains(medium) || medium.startsWith("paid")) {
      return paid(medium, kind, isShopping);
    }
    if (DISPLAY_MEDIUMS.contains(medium)) {
      return Channel.DISPLAY;
    }
    return isShopping ? Channel.ORGANIC_SHOPPING : unpaid(source, medium, kind);
  }

  private static Channel paid(String medium, SourceKind kind, boolean isShopping) {
    if (isShopping) {
      return Channel.PAID_SHOPPING;
    }
    return switch (kind) {
      case SEARCH -> Channel.PAID_SEARCH;
      case SOCIAL -> Channel.PAID_SOCIAL;
      case VIDEO -> Channel.PAID_VIDEO;
      default -> DISPLAY_MEDIUMS.contains(medium) ? Channel.DISPLAY : Channel.PAID_OTHER;
    };
  }

  private static Channel unpaid(String source, String medium, SourceKind kind) {
    if (kind == SourceKind.SOCIAL || SOCIAL_MEDIUMS.contains(medium)) {
      return Channel.ORGANIC_SOCIAL;
    }
    if (kind == SourceKind.VIDEO || medium.contains("video")) {
      return Channel.ORGANIC_VIDEO;
    }
    if (kind == SourceKind.AI || medium.equals(SourceKind.AI.medium())) {
      return Channel.AI_ASSISTANTS;
    }
    if (kind == SourceKind.SEARCH || medium.equals(SourceKind.SEARCH.medium())) {
      return Channel.ORGANIC_SEARCH;
    }
    if (kind == SourceKind.MAIL || MAIL_WORDS.contains(source) || MAIL_WORDS.contains(medium)) {
      return Channel.EMAIL;
    }
    return AFFILIATE_MEDIUMS.contains(medium)
        ? Channel.AFFILIATES
        : heardOrPushed(source, medium, kind);
  }

  private static Channel heardOrPushed(String source, String medium, SourceKind kind) {
    if (kind == SourceKind.AUDIO || medium.equals("audio")) {
      return Channel.AUDIO;
    }
    if (source.equals("sms") || medium.equals("sms")) {
      return Channel.SMS;
    }
    var isPushed =
        medium.endsWith("push")
            || medium.contains("mobile")
            || medium.contains("notification")
            || source.equals("firebase");
    return isPushed ? Channel.MOBILE_PUSH_NOTIFICATIONS : Channel.REFERRAL;
  }

  private static boolean isShopping(@Nullable String campaign) {
    return campaign != null && SHOPPING_CAMPAIGN.matcher(campaign.toLowerCase(Locale.ROOT)).find();
  }
}
