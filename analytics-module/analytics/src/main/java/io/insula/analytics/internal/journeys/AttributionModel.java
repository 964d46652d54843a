package io.insula.analytics.internal.journeys;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.insula.kernel.web.json.EnumNames;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** An attribution model: it divides the credit for a conversion among the touches before it. */
public enum AttributionModel {
  /** Gives all credit to the first touch. */
  @JsonProperty("first")
  FIRST,
  /** Gives all credit to the last touch. */
  @JsonProperty("last")
  LAST,
  /**
   * Gives all credit to the last touch that is not direct. If all touches are direct, gives all
   * credit to the last touch.
   */
  @JsonProperty("last_non_direct")
  LAST_NON_DIRECT,
  /** Gives equal credit to each touch. */
  @JsonProperty("linear")
  LINEAR,
  /**
   * Gives 40 % of the credit to the first touch and 40 % to the last touch. The touches between
   * them share 20 % equally. Two touches get half each.
   */
  @JsonProperty("position")
  POSITION,
  /** Halves the credit of a touch for each seven days of its age; all credits add up to 1. */
  @JsonProperty("time_decay")
  TIME_DECAY;

  /** The sum of all credits of a conversion by one model, in billionths. */
  public static final long WHOLE = 1_000_000_000;

  private static final Duration HALF_LIFE = Duration.ofDays(7);
  private static final double ENDS = 0.4;

  /** Returns the name in the HTTP contract. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the model with a name, ignoring case. */
  public static Optional<AttributionModel> of(String label) {
    return Arrays.stream(values())
        .filter(model -> EnumNames.areSame(model.label(), label))
        .findFirst();
  }

  /**
   * Returns the credit of each touch, in billionths. All credits add up to exactly {@value #WHOLE}.
   *
   * @param touches one or more, in order
   */
  public List<Long> credits(List<JourneyTouch> touches) {
    var last = touches.size() - 1;
    return switch (this) {
      case FIRST -> all(0, touches.size());
      case LAST -> all(last, touches.size());
      case LAST_NON_DIRECT -> all(lastNonDirect(touches), touches.size());
      case LINEAR ->
          CreditSplitter.of(DoubleStream.generate(() -> 1).limit(touches.size()).toArray());
      case POSITION -> CreditSplitter.of(positions(touches.size()));
      case TIME_DECAY ->
          CreditSplitter.of(
              touches.stream().mapToDouble(touch -> decay(touch, touches.get(last))).toArray());
    };
  }

  private static List<Long> all(int winner, int size) {
    var weights = new double[size];
    weights[winner] = 1;
    return CreditSplitter.of(weights);
  }

  private static int lastNonDirect(List<JourneyTouch> touches) {
    for (int i = touches.size() - 1; i >= 0; i--) {
      if (!touches.get(i).isDirect()) {
        return i;
      }
    }
    return touches.size() - 1;
  }

  private static double[] positions(int size) {
    var weights = new double[size];
    Arrays.fill(weights, size > 2 ? (1 - 2 * ENDS) / (size - 2) : 1);
    if (size > 2) {
      weights[0] = ENDS;
      weights[size - 1] = ENDS;
    }
    return weights;
  }

  // Measures the age from the last touch. The result is the same as from the conversion, because
  // only the ratios of the weights count.
  private static double decay(JourneyTouch touch, JourneyTouch last) {
    var age = Duration.between(touch.place().at(), last.place().at());
    return Math.pow(2, -(double) age.toMillis() / HALF_LIFE.toMillis());
  }
}
