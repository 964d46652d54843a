package io.insula.analytics.internal.traffic;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The campaign parameters and click ids of one query. The first of repeated parameters counts. */
final class CampaignTags {
  /** The length of the longest parameter name if each of its letters is escaped. */
  private static final int MAX_NAME = 48;

  private @Nullable String source;
  private @Nullable String medium;
  private @Nullable String campaign;
  private @Nullable String content;
  private @Nullable String term;
  private @Nullable String network;
  private boolean isPaidClick;
  private boolean isPresent;

  private CampaignTags() {}

  /**
   * @param query without its question mark
   */
  static CampaignTags in(String query) {
    var tags = new CampaignTags();
    for (int start = 0; start < query.length(); ) {
      var next = query.indexOf('&', start);
      var end = next < 0 ? query.length() : next;
      var equals = query.indexOf('=', start);
      if (equals > start && equals < end && equals - start <= MAX_NAME) {
        tags.take(query.substring(start, equals), query, equals + 1, end);
      }
      start = end + 1;
    }
    return tags;
  }

  private void take(String rawName, String query, int start, int end) {
    var name = TextCleaning.decoded(rawName).toLowerCase(Locale.ROOT);
    if (name.startsWith("utm_")) {
      var value = TextCleaning.decoded(query.substring(start, end)).strip();
      if (!value.isEmpty()) {
        isPresent = true;
        takeCampaign(name, value);
      }
    } else if (start < end) {
      takeClick(name);
    }
  }

  private void takeCampaign(String name, String value) {
    switch (name) {
      case "utm_source" -> source = source == null ? lower(value) : source;
      case "utm_medium" -> medium = medium == null ? lower(value) : medium;
      case "utm_campaign" -> campaign = campaign == null ? cut(value) : campaign;
      case "utm_content" -> content = content == null ? cut(value) : content;
      case "utm_term" -> term = term == null ? cut(value) : term;
      default -> {
        // Other utm_ parameters show that there is a campaign, but are not stored.
      }
    }
  }

  private void takeClick(String name) {
    switch (name) {
      case "gclid", "gbraid", "wbraid", "dclid" -> click("google", true);
      case "msclkid" -> click("bing", true);
      case "fbclid" -> click("facebook", false);
      case "ttclid" -> click("tiktok", false);
      case "twclid" -> click("twitter", false);
      case "li_fat_id" -> click("linkedin", false);
      default -> {
        // Ignores other parameters, which belong to the site itself.
      }
    }
  }

  /** Records a click id. A paid one takes precedence over others, in whatever order they are. */
  private void click(String clicked, boolean isPaid) {
    if (network == null || (isPaid && !isPaidClick)) {
      network = clicked;
      isPaidClick = isPaid;
    }
    isPresent = true;
  }

  private static String lower(String value) {
    return cut(value.toLowerCase(Locale.ROOT));
  }

  private static String cut(String value) {
    return TextCleaning.cut(value, TrafficSource.MAX_LENGTH).strip();
  }

  /** Returns the value in lower case; null if absent. */
  @Nullable String source() {
    return source;
  }

  /** Returns the value in lower case; null if absent. */
  @Nullable String medium() {
    return medium;
  }

  @Nullable String campaign() {
    return campaign;
  }

  @Nullable String content() {
    return content;
  }

  @Nullable String term() {
    return term;
  }

  /**
   * Returns the advertising network that the click id comes from, under the name that {@link
   * KnownHosts} uses, such as {@code google}; null if there is no click id.
   */
  @Nullable String network() {
    return network;
  }

  /** Whether that click was paid. */
  boolean isPaidClick() {
    return isPaidClick;
  }

  /** Whether there is any {@code utm_} parameter or click id. */
  boolean isPresent() {
    return isPresent;
  }
}
