package io.insula.analytics.internal.folding;

import static java.util.Objects.requireNonNull;

import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.analytics.internal.journeys.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Links each touch of a fingerprint to the previous one with the same label. */
final class Chain {
  private final Map<Label, Integer> numbers;
  private final Map<Kind, Map<Integer, Instant>> seen = new EnumMap<>(Kind.class);

  /**
   * @param numbers of all labels that will be needed
   * @param seen when labels were seen last before
   */
  Chain(Map<Label, Integer> numbers, Map<Kind, Map<Integer, Instant>> seen) {
    this.numbers = numbers;
    for (var kind : Kind.values()) {
      this.seen.put(kind, new HashMap<>(seen.getOrDefault(kind, Map.of())));
    }
  }

  static Map<Kind, Label> labelsOf(Touch touch) {
    return Map.of(
        Kind.SOURCE,
        Label.source(touch.traffic()),
        Kind.CAMPAIGN,
        Label.campaign(touch.traffic()),
        Kind.PAGE,
        Label.page(touch.page()));
  }

  /** Touches as they are stored, in their order. */
  List<TouchRow> rows(List<Touch> touches) {
    var rows = new ArrayList<TouchRow>(touches.size());
    for (var touch : touches) {
      var labels = new EnumMap<Kind, Integer>(Kind.class);
      var before = new EnumMap<Kind, Instant>(Kind.class);
      labelsOf(touch)
          .forEach(
              (kind, label) -> {
                var number = requireNonNull(numbers.get(label));
                labels.put(kind, number);
                var last = requireNonNull(seen.get(kind)).put(number, touch.place().at());
                if (last != null) {
                  before.put(kind, last);
                }
              });
      rows.add(new TouchRow(touch.fingerprint(), touch.place(), labels, touch.pageviews(), before));
    }
    return rows;
  }
}
