package io.insula.analytics.internal.answers;

import io.insula.analytics.Attribution;
import io.insula.analytics.Credit;
import io.insula.analytics.Touch;
import io.insula.analytics.internal.journeys.AttributionModel;
import io.insula.analytics.internal.journeys.ConversionAttribution;
import io.insula.analytics.internal.journeys.Journey;
import io.insula.analytics.internal.journeys.JourneyConversion;
import io.insula.api.Decimals;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/** Converts the journey of a user, as this app computes it, to the types of the API. */
final class AttributionMapper {
  /**
   * The maximum number of listed conversions. If a user has more, the sender has probably made an
   * error, such as one id for all visitors.
   */
  private static final int MOST_CONVERSIONS = 200;

  private AttributionMapper() {}

  static Attribution of(String userId, Journey journey, ConversionAttribution rules) {
    var touches = journey.touches().stream().map(AttributionMapper::of).toList();
    var events = journey.events().stream().filter(rules::is).toList();
    var conversions =
        events.stream().limit(MOST_CONVERSIONS).map(event -> rules.of(journey, event)).toList();
    var decisive = decisive(touches.size(), conversions);
    return new Attribution(
        userId,
        journey.fingerprints(),
        decisive.isEmpty() ? null : touches.get(decisive.getFirst()),
        decisive.isEmpty() ? null : touches.get(decisive.getLast()),
        touches,
        conversions.stream().map(conversion -> of(conversion, journey)).toList(),
        events.size());
  }

  private static List<Integer> decisive(int touches, List<JourneyConversion> conversions) {
    return conversions.stream()
        .map(JourneyConversion::touches)
        .filter(sharing -> !sharing.isEmpty())
        .findFirst()
        .orElseGet(() -> IntStream.range(0, touches).boxed().toList());
  }

  private static Touch of(io.insula.analytics.internal.journeys.JourneyTouch touch) {
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

  private static io.insula.analytics.Conversion of(JourneyConversion conversion, Journey journey) {
    var event = conversion.event();
    var credits = new LinkedHashMap<String, List<Credit>>();
    for (var model : AttributionModel.values()) {
      credits.put(model.label(), credits(conversion, model));
    }
    return new io.insula.analytics.Conversion(
        event.name(),
        event.place().at(),
        event.value() == null ? null : Decimals.plain(event.value()),
        event.currency(),
        conversion.timeToConvert(),
        conversion.pageviewsBefore(),
        conversion.pageviewsAfter(),
        credits,
        CreditExplanations.of(conversion, journey));
  }

  private static List<Credit> credits(JourneyConversion conversion, AttributionModel model) {
    if (conversion.touches().isEmpty()) {
      return List.of(new Credit(null, BigDecimal.ONE));
    }
    var credits = conversion.credits().getOrDefault(model, List.of());
    return IntStream.range(0, credits.size())
        .filter(i -> credits.get(i) > 0)
        .mapToObj(i -> new Credit(conversion.touches().get(i), Numbers.credit(credits.get(i))))
        .toList();
  }
}
