package io.insula.analytics.internal.traffic;

import io.insula.api.TextRule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The campaign parameters and the click id of one query. If a campaign parameter is repeated, the
 * first non-empty value counts. Of several click ids, the id with the strongest proof counts.
 */
final class CampaignParameters {
  /** The length of the longest parameter name if each of its letters is escaped. */
  private static final int MAX_NAME = 48;

  /** The part of {@code &amp;} that remains when a query is split at {@code &}. */
  private static final String ENTITY = "amp;";

  private @Nullable String source;
  private @Nullable String medium;
  private @Nullable String campaign;
  private @Nullable String content;
  private @Nullable String term;
  private final KnownClickIds ids;
  private @Nullable ClickIdParameter click;
  private boolean isPresent;

  private CampaignParameters(KnownClickIds ids) {
    this.ids = ids;
  }

  /**
   * @param query without its question mark
   */
  static CampaignParameters in(String query, KnownClickIds ids) {
    var tags = new CampaignParameters(ids);
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
    var name = withoutEntity(TextCleaning.decoded(rawName).toLowerCase(Locale.ROOT));
    if (name.startsWith("utm_")) {
      var value = TextRule.normal(TextCleaning.spaced(query.substring(start, end)));
      if (!value.isEmpty()) {
        isPresent = true;
        takeCampaign(name, value);
      }
    } else if (start < end) {
      takeClick(name, query.substring(start, end));
    }
  }

  /**
   * Removes {@code amp;} from the beginning of a name. In an address that was copied from HTML,
   * {@code &amp;} separates the parameters instead of {@code &}.
   */
  private static String withoutEntity(String name) {
    var start = 0;
    while (name.startsWith(ENTITY, start)) {
      start += ENTITY.length();
    }
    return name.substring(start);
  }

  private void takeCampaign(String name, String value) {
    switch (name) {
      case "utm_source" -> source = source == null ? lower(value) : source;
      case "utm_medium" -> medium = medium == null ? lower(value) : medium;
      case "utm_campaign" -> campaign = campaign == null ? cut(value) : campaign;
      case "utm_content" -> content = content == null ? cut(value) : content;
      case "utm_term" -> term = term == null ? cut(value) : term;
      default -> {
        // Another utm_ parameter shows that there is a campaign, but its value is not used.
      }
    }
  }

  private void takeClick(String name, String value) {
    var id = ids.of(name, value);
    if (id != null && (click == null || id.saysMoreThan(click))) {
      click = id;
    }
  }

  private static String lower(String value) {
    return cut(value.toLowerCase(Locale.ROOT));
  }

  private static String cut(String value) {
    return TextCleaning.cut(value, TrafficSource.MAX_LENGTH).strip();
  }

  /** Returns the {@code utm_source} in lower case; null if absent. */
  @Nullable String source() {
    return source;
  }

  /** Returns the {@code utm_medium} in lower case; null if absent. */
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

  /** Returns the click id that says the most about the visit; null if there is no click id. */
  @Nullable ClickIdParameter click() {
    return click;
  }

  /** Whether there is any {@code utm_} parameter that is not empty, or the id of a paid click. */
  boolean isPresent() {
    return isPresent || (click != null && click.isPaid());
  }
}
