package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.journeys.AttributionModel;
import io.insula.analytics.internal.journeys.JourneyConversion;
import io.insula.analytics.internal.journeys.JourneyTouch;
import io.insula.analytics.internal.journeys.NumberedTouch;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Explains credits in sentences. */
final class CreditExplainer {
  private static final String NO_TOUCH =
      "No touch was found in the window before the conversion, so every model gives all credit to"
          + " (direct).";

  private CreditExplainer() {}

  /**
   * Returns a text with a sentence for each model. If the conversion has no touches, the text has
   * one sentence for all models.
   */
  static String of(JourneyConversion conversion) {
    if (conversion.touches().isEmpty()) {
      return NO_TOUCH;
    }
    var touches = conversion.touches().stream().map(NumberedTouch::touch).toList();
    return Stream.concat(
            sharing(conversion).stream(),
            Arrays.stream(AttributionModel.values())
                .map(model -> sentence(model, conversion, touches)))
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> sharing(JourneyConversion conversion) {
    var sharing = conversion.touches().size();
    return sharing == conversion.touchesInTime()
        ? Optional.empty()
        : Optional.of(
            "Of %d touches in the window, only the first and the last %d get credit."
                .formatted(conversion.touchesInTime(), sharing - 1));
  }

  private static String sentence(
      AttributionModel model, JourneyConversion conversion, List<JourneyTouch> touches) {
    var credits = conversion.credits().getOrDefault(model, List.of());
    var most =
        IntStream.range(0, credits.size())
            .boxed()
            .max(Comparator.comparing(credits::get))
            .orElseThrow();
    var best = name(touches.get(most));
    return switch (model) {
      case FIRST -> "first: all to %s, the first of %s.".formatted(best, count(touches));
      case LAST -> "last: all to %s, the last of %s.".formatted(best, count(touches));
      case LAST_NON_DIRECT ->
          (touches.get(most).isDirect()
                  ? "last_non_direct: all to %s, the last touch (all are direct)."
                  : "last_non_direct: all to %s, the last touch that is not direct.")
              .formatted(best);
      case LINEAR -> linear(touches, credits);
      case POSITION -> position(touches, credits);
      case TIME_DECAY ->
          touches.size() == 1
              ? only("time_decay", touches)
              : "time_decay: most, %s, to %s, %s before the conversion; a touch 7 days older gets half as much."
                  .formatted(percent(credits.get(most)), best, age(touches.get(most), conversion));
    };
  }

  private static String linear(List<JourneyTouch> touches, List<Long> credits) {
    return touches.size() == 1
        ? only("linear", touches)
        : "linear: %s to each of %s.".formatted(percent(credits.getFirst()), count(touches));
  }

  private static String position(List<JourneyTouch> touches, List<Long> credits) {
    if (touches.size() == 1) {
      return only("position", touches);
    }
    return (touches.size() == 2
            ? "position: %s to the first, %s, and %s to the last, %s."
            : "position: %s to the first, %s, and %s to the last, %s; the rest to those between.")
        .formatted(
            percent(credits.getFirst()),
            name(touches.getFirst()),
            percent(credits.getLast()),
            name(touches.getLast()));
  }

  private static String only(String model, List<JourneyTouch> touches) {
    return "%s: all to %s, the only touch.".formatted(model, name(touches.getFirst()));
  }

  private static String name(JourneyTouch touch) {
    var traffic = touch.traffic();
    return traffic.campaign() == null
        ? traffic.source()
        : traffic.source() + " / " + traffic.campaign();
  }

  private static String count(List<JourneyTouch> touches) {
    return touches.size() == 1 ? "1 touch" : touches.size() + " touches";
  }

  private static String percent(long credit) {
    return ResponseRounding.credit(credit).movePointRight(2).setScale(1, RoundingMode.HALF_UP)
        + " %";
  }

  private static String age(JourneyTouch touch, JourneyConversion conversion) {
    var age = Duration.between(touch.place().at(), conversion.event().place().at());
    if (age.toDays() > 0) {
      return age.toDays() + " d";
    }
    return age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min";
  }
}
