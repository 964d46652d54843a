package io.insula.analytics.internal.folding;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.insula.analytics.internal.journeys.AttributionModel;
import io.insula.analytics.internal.journeys.JourneyConversion;
import io.insula.analytics.internal.journeys.SiteEvent;
import io.insula.analytics.internal.journeys.TrackedPerson;
import io.insula.analytics.internal.traffic.TrafficSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The folded form of an event: its person and the computed results. Only a conversion has credits
 * and counts of page views.
 *
 * @param secondsToConvert null if the event is not a conversion, or has no touch in the attribution
 *     window
 */
record FoldedEvent(
    SiteEvent event,
    TrackedPerson person,
    boolean isConversion,
    @Nullable Long secondsToConvert,
    int pageviewsBefore,
    int pageviewsAfter,
    List<Credit> credits) {

  /**
   * The share of one touch in a conversion.
   *
   * @param event the row number of the conversion
   * @param ordinal the index of the touch among the touches with credit, from 0
   * @param page the landing page; null for direct traffic without a touch
   * @param byModel the share for each model, in billionths
   */
  record Credit(
      long event,
      int ordinal,
      TrafficSource traffic,
      @Nullable String page,
      Map<AttributionModel, Long> byModel) {}

  long number() {
    return event.place().number();
  }

  static FoldedEvent of(SiteEvent event, TrackedPerson person) {
    return new FoldedEvent(event, person, false, null, 0, 0, List.of());
  }

  static FoldedEvent of(JourneyConversion conversion, TrackedPerson person) {
    var time = conversion.timeToConvert();
    return new FoldedEvent(
        conversion.event(),
        person,
        true,
        time == null ? null : time.toSeconds(),
        conversion.pageviewsBefore(),
        conversion.pageviewsAfter(),
        credits(conversion));
  }

  private static List<Credit> credits(JourneyConversion conversion) {
    var number = conversion.event().place().number();
    if (conversion.touches().isEmpty()) {
      var all =
          Arrays.stream(AttributionModel.values())
              .collect(Collectors.toMap(Function.identity(), _ -> AttributionModel.WHOLE));
      return List.of(new Credit(number, 0, TrafficSource.DIRECT, null, all));
    }
    var credits = new ArrayList<Credit>();
    for (int i = 0; i < conversion.touches().size(); i++) {
      var touch = conversion.touches().get(i).touch();
      var ordinal = i;
      var byModel =
          conversion.credits().entrySet().stream()
              .collect(
                  Collectors.toMap(Map.Entry::getKey, credit -> credit.getValue().get(ordinal)));
      credits.add(new Credit(number, i, touch.traffic(), touch.page(), byModel));
    }
    return credits;
  }

  /**
   * Returns a digest of all values that a later row can change. An event is written only if its
   * digest differs from the stored digest.
   */
  long digest() {
    var hasher =
        Hashing.sipHash24()
            .newHasher()
            .putString(person.key(), StandardCharsets.UTF_8)
            .putBoolean(isConversion)
            .putLong(secondsToConvert == null ? -1 : secondsToConvert)
            .putInt(pageviewsBefore)
            .putInt(pageviewsAfter);
    for (var credit : credits) {
      var traffic = credit.traffic();
      put(hasher, traffic.source());
      put(hasher, traffic.campaign());
      put(hasher, traffic.channel().label());
      put(hasher, credit.page());
      for (var model : AttributionModel.values()) {
        hasher.putLong(credit.byModel().getOrDefault(model, 0L));
      }
    }
    return hasher.hash().asLong();
  }

  private static void put(Hasher hasher, @Nullable String text) {
    if (text == null) {
      hasher.putInt(-1);
    } else {
      hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
    }
  }
}
