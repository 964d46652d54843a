package io.insula.analytics.internal.journeys;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Divides the credit for conversions among the touches that led to them. */
@Singleton
public final class ConversionCreditCalculator {
  /**
   * The maximum number of touches with credit for one conversion. More touches are probably from a
   * bot, or an error of the sender.
   */
  public static final int MAX_TOUCHES = 100;

  private final JourneyRules rules;

  ConversionCreditCalculator(JourneyRules rules) {
    this.rules = rules;
  }

  public boolean isConversion(SiteEvent event) {
    return rules.isConversion(event.name());
  }

  /** Returns the attribution window. Older touches get no credit for a conversion. */
  public Duration window() {
    return rules.attributionWindow();
  }

  /**
   * Computes the credits of a conversion.
   *
   * @param sharing the touches that get credit, at most {@value #MAX_TOUCHES}: the first touch and
   *     the last touches in the window
   * @param inTime the number of all touches in the window
   */
  JourneyConversion of(
      SiteEvent event,
      List<NumberedTouch> sharing,
      int inTime,
      int pageviewsBefore,
      int pageviewsAfter) {
    var touches = sharing.stream().map(NumberedTouch::touch).toList();
    return new JourneyConversion(
        event,
        List.copyOf(sharing),
        inTime,
        timeToConvert(touches, event.place().at()),
        pageviewsBefore,
        pageviewsAfter,
        credits(touches));
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
