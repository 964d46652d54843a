package io.insula.analytics.internal.answers;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Lists;
import io.insula.analytics.Attribution;
import io.insula.analytics.Conversion;
import io.insula.analytics.Credit;
import io.insula.analytics.Touch;
import io.insula.analytics.internal.traffic.Channel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attribution of a user, in answers to clients.
 *
 * @param firstTouch the first touch of the earliest conversion with touches. Without such a
 *     conversion, the user's first touch; null without touches
 * @param lastTouch the last touch of the earliest conversion with touches. Without such a
 *     conversion, the user's last touch; null without touches
 * @param conversionsTotal the number of all conversions; only the first 200 are listed
 */
record AttributionBody(
    String userId,
    List<String> fingerprints,
    @Nullable TouchBody firstTouch,
    @Nullable TouchBody lastTouch,
    List<TouchBody> touches,
    List<ConversionBody> conversions,
    int conversionsTotal) {
  /**
   * @param channels the channels of the touches that get credit, by the index of the touch
   */
  static AttributionBody of(Attribution attribution, Map<Integer, String> channels, Instant now) {
    return new AttributionBody(
        attribution.userId(),
        attribution.fingerprints(),
        TouchBody.ofNullable(attribution.firstTouch(), now),
        TouchBody.ofNullable(attribution.lastTouch(), now),
        Lists.transform(attribution.touches(), touch -> TouchBody.of(touch, now)),
        attribution.conversions().stream()
            .map(conversion -> ConversionBody.of(conversion, channels))
            .toList(),
        attribution.conversionsTotal());
  }

  /**
   * @param secondsAgo seconds from the touch to the time of this answer
   */
  record TouchBody(
      Instant at,
      long secondsAgo,
      String source,
      String medium,
      @Nullable String campaign,
      @Nullable String content,
      @Nullable String term,
      String channel,
      String landingPage,
      @Nullable String referrerUrl) {
    static @Nullable TouchBody ofNullable(@Nullable Touch touch, Instant now) {
      return touch == null ? null : of(touch, now);
    }

    static TouchBody of(Touch touch, Instant now) {
      return new TouchBody(
          touch.at(),
          Duration.between(touch.at(), now).toSeconds(),
          touch.source(),
          touch.medium(),
          touch.campaign(),
          touch.content(),
          touch.term(),
          touch.channel(),
          touch.landingPage(),
          touch.referrerUrl());
    }
  }

  /**
   * @param secondsToConvert seconds since the first touch in the attribution window; null without
   *     such a touch
   * @param credits the credits, by model
   * @param explanation a sentence for each model that explains the credits
   */
  record ConversionBody(
      String name,
      Instant at,
      @Nullable BigDecimal value,
      @Nullable String currency,
      @Nullable Long secondsToConvert,
      int pageviewsBefore,
      int pageviewsAfter,
      Map<String, List<Share>> credits,
      String explanation) {
    static ConversionBody of(Conversion conversion, Map<Integer, String> channels) {
      var time = conversion.timeToConvert();
      var credits = new LinkedHashMap<String, List<Share>>();
      conversion
          .credits()
          .forEach(
              (model, shares) ->
                  credits.put(
                      model, shares.stream().map(credit -> Share.of(credit, channels)).toList()));
      return new ConversionBody(
          conversion.name(),
          conversion.at(),
          conversion.value(),
          conversion.currency(),
          time == null ? null : time.toSeconds(),
          conversion.pageviewsBefore(),
          conversion.pageviewsAfter(),
          credits,
          conversion.explanation());
    }
  }

  /**
   * @param touch the index of the touch in the list of touches; null without a touch in the
   *     attribution window
   * @param credit the share, from 0 to 1. For each model, the shares of a conversion add up to 1
   */
  record Share(@Nullable Integer touch, BigDecimal credit, String channel) {
    static Share of(Credit credit, Map<Integer, String> channels) {
      var touch = credit.touch();
      return new Share(
          touch,
          credit.share(),
          touch == null ? Channel.DIRECT.label() : requireNonNull(channels.get(touch)));
    }
  }
}
