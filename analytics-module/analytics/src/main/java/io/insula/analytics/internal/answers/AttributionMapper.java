package io.insula.analytics.internal.answers;

import io.insula.analytics.Attribution;
import io.insula.analytics.Conversion;
import io.insula.analytics.Credit;
import io.insula.analytics.Touch;
import io.insula.analytics.internal.journeys.AttributionModel;
import io.insula.analytics.internal.journeys.JourneyConversion;
import io.insula.analytics.internal.journeys.JourneyTouch;
import io.insula.api.Decimals;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Converts the journey of a user, as this app computes it, to the types of the API. */
final class AttributionMapper {
  private AttributionMapper() {}

  /** Converts a journey. The result has only the touches that the journey holds in memory. */
  static Attribution of(UserJourney journey) {
    return new Attribution(
        journey.userId(),
        journey.fingerprints(),
        ofNullable(journey.firstTouch()),
        ofNullable(journey.lastTouch()),
        journey.touches().stream().map(AttributionMapper::of).toList(),
        journey.conversions().stream().map(AttributionMapper::of).toList(),
        journey.conversionsTotal());
  }

  private static @Nullable Touch ofNullable(@Nullable JourneyTouch touch) {
    return touch == null ? null : of(touch);
  }

  static Touch of(JourneyTouch touch) {
    var traffic = touch.traffic();
    return new Touch(
        touch.place().at(),
        traffic.source(),
        traffic.medium(),
        traffic.campaign(),
        traffic.content(),
        traffic.term(),
        traffic.channel().label(),
        touch.page(),
        touch.referrerUrl());
  }

  private static Conversion of(JourneyConversion conversion) {
    var event = conversion.event();
    var credits = new LinkedHashMap<String, List<Credit>>();
    for (var model : AttributionModel.values()) {
      credits.put(model.label(), credits(conversion, model));
    }
    return new Conversion(
        event.name(),
        event.place().at(),
        event.value() == null ? null : Decimals.plain(event.value()),
        event.currency(),
        conversion.timeToConvert(),
        conversion.pageviewsBefore(),
        conversion.pageviewsAfter(),
        credits,
        CreditExplanations.of(conversion));
  }

  private static List<Credit> credits(JourneyConversion conversion, AttributionModel model) {
    if (conversion.touches().isEmpty()) {
      return List.of(new Credit(null, BigDecimal.ONE));
    }
    var credits = conversion.credits().getOrDefault(model, List.of());
    return IntStream.range(0, credits.size())
        .filter(i -> credits.get(i) > 0)
        .mapToObj(
            i ->
                new Credit(
                    conversion.touches().get(i).index(), ResponseRounding.credit(credits.get(i))))
        .toList();
  }
}
