package io.insula.analytics.internal.traffic;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the channel of a visit, by the rules of Google Analytics 4's <a
 * href="https://support.google.com/analytics/answer/9756891">default channel group</a>. There are
 * two exceptions: AI assistants come before search, and referrals come last.
 *
 * <p>Google knows only the kinds search, social, video and shopping. Other {@link SourceKind}s
 * decide only if the medium names no channel.
 */
final class ChannelRules {
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
   * Returns the channel of the first rule that matches, else {@link Channel#REFERRAL}.
   *
   * @param source in lower case
   * @param medium in lower case
   * @param kind the kind of the source
   */
  static Channel channel(String source, String medium, @Nullable String campaign, SourceKind kind) {
    if (source.equals(TrafficSource.DIRECT_SOURCE) && NO_MEDIUMS.contains(medium)) {
      return Channel.DIRECT;
    }
    var isShopping = kind == SourceKind.SHOPPING || isShopping(campaign);
    if (isPaid(medium)) {
      return paid(medium, kind, isShopping);
    }
    if (DISPLAY_MEDIUMS.contains(medium)) {
      return Channel.DISPLAY;
    }
    return isShopping ? Channel.ORGANIC_SHOPPING : unpaid(source, medium, kind);
  }

  /** Whether the medium matches Google's expression {@code ^(.*cp.*|ppc|retargeting|paid.*)$}. */
  static boolean isPaid(String medium) {
    return medium.contains("cp")
        || medium.equals("ppc")
        || medium.equals("retargeting")
        || medium.startsWith("paid");
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
    if (medium.equals(SourceKind.AI.medium())) {
      return Channel.AI_ASSISTANTS;
    }
    if (kind == SourceKind.SEARCH) {
      return Channel.ORGANIC_SEARCH;
    }
    var named = named(source, medium);
    return named == null ? byKind(medium, kind) : named;
  }

  /**
   * Returns the channel that the medium or the source names, for instance {@code sms}; null without
   * such a name. Ignores the kind of the source.
   */
  private static @Nullable Channel named(String source, String medium) {
    if (MAIL_WORDS.contains(source) || MAIL_WORDS.contains(medium)) {
      return Channel.EMAIL;
    }
    if (AFFILIATE_MEDIUMS.contains(medium)) {
      return Channel.AFFILIATES;
    }
    if (medium.equals(SourceKind.AUDIO.medium())) {
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
    return isPushed ? Channel.MOBILE_PUSH_NOTIFICATIONS : null;
  }

  private static Channel byKind(String medium, SourceKind kind) {
    if (kind == SourceKind.AI) {
      return Channel.AI_ASSISTANTS;
    }
    if (medium.equals(SourceKind.SEARCH.medium())) {
      return Channel.ORGANIC_SEARCH;
    }
    return switch (kind) {
      case MAIL -> Channel.EMAIL;
      case AUDIO -> Channel.AUDIO;
      default -> Channel.REFERRAL;
    };
  }

  private static boolean isShopping(@Nullable String campaign) {
    return campaign != null && SHOPPING_CAMPAIGN.matcher(campaign.toLowerCase(Locale.ROOT)).find();
  }
}
