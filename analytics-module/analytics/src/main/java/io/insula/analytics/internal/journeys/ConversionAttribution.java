package io.insula.analytics.internal.journeys;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the touches that led to a conversion, and divides the credit among them. */
@Singleton
public final class ConversionAttribution {
  /**
   * The maximum number of touches that get credit for one conversion. A conversion with more
   * touches comes from a bot or from an error of the sender.
   */
  public static final int MOST_TOUCHES = 100;

  private final JourneyRules rules;

  ConversionAttribution(JourneyRules rules) {
    this.rules = rules;
  }

  public boolean is(SiteEvent event) {
    return rules.isConversion(event.name());
  }

  /**
   * Computes the conversion of an event of a journey. If more than {@value #MOST_TOUCHES} touches
   * are inside the window, the first one and the last ones get credit.
   */
  public JourneyConversion of(Journey journey, SiteEvent event) {
    var at = event.place().at();
    var first = countBefore(journey.touches(), at.minus(rules.attributionWindow()));
    var end = countBefore(journey.touches(), at.plusNanos(1));
    var indices = sharing(first, end);
    var touches = indices.stream().map(journey.touches()::get).toList();
    var before = journey.pageviews().countUntil(at);
    return new JourneyConversion(
        event,
        indices,
        end - first,
        timeToConvert(touches, at),
        before,
        journey.pageviews().countUntil(at.plus(rules.attributionWindow())) - before,
        credits(touches));
  }

  private static List<Integer> sharing(int first, int end) {
    if (end - first <= MOST_TOUCHES) {
      return IntStream.range(first, end).boxed().toList();
    }
    var last = IntStream.range(end - MOST_TOUCHES + 1, end);
    return IntStream.concat(IntStream.of(first), last).boxed().toList();
  }

  /** Returns how many of the touches, which are in order, are before a time. */
  private static int countBefore(List<JourneyTouch> touches, Instant time) {
    var low = 0;
    var high = touches.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (touches.get(middle).place().at().isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static @Nullable Duration timeToConvert(List<JourneyTouch> touches, Instant at) {
    return touches.isEmpty() ? null : Duration.between(touches.getFirst().place().at(), at);
  }

  private static Map<AttributionModel, List<Long>> credits(List<JourneyTouch> touches) {
    var credits = new EnumMap<AttributionModel, List<Long>>(AttributionModel.class);
    for (var model : AttributionModel.values()) {
      credits.put(model, touches.isEmpty() ? List.of() : model.credits(touches));
    }
    return credits;
  }
}
