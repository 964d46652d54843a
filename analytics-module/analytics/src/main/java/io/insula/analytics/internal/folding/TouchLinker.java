package io.insula.analytics.internal.folding;

import static java.util.Objects.requireNonNull;

import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.analytics.internal.journeys.JourneyTouch;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Links each touch of a fingerprint to the time of the previous touch with the same label. With
 * this time, a report counts a visitor only once.
 */
final class TouchLinker {
  private final Map<Kind, Map<Integer, Instant>> before;
  private final Map<Kind, Map<Integer, Instant>> seen = new EnumMap<>(Kind.class);

  /**
   * @param before the last time at which each label occurred before the first touch to link
   */
  TouchLinker(Map<Kind, Map<Integer, Instant>> before) {
    this.before = before;
    for (var kind : Kind.values()) {
      seen.put(kind, new HashMap<>());
    }
  }

  static Map<Kind, Label> labelsOf(JourneyTouch touch) {
    var labels = new EnumMap<Kind, Label>(Kind.class);
    labels.put(Kind.SOURCE, Label.source(touch.traffic()));
    labels.put(Kind.CAMPAIGN, Label.campaign(touch.traffic()));
    labels.put(Kind.PAGE, Label.page(touch.page()));
    return labels;
  }

  /**
   * Returns the next touch as it is stored.
   *
   * @param labels the labels of the touch
   * @param numbers the numbers of the labels; other labels are ignored
   */
  TouchRow row(
      JourneyTouch touch, int pageviews, Map<Kind, Label> labels, Map<Label, Integer> numbers) {
    var ids = new EnumMap<Kind, Integer>(Kind.class);
    var previous = new EnumMap<Kind, Instant>(Kind.class);
    for (var label : labels.entrySet()) {
      var number = requireNonNull(numbers.get(label.getValue()));
      ids.put(label.getKey(), number);
      var last = see(label.getKey(), number, touch.place().at());
      if (last != null) {
        previous.put(label.getKey(), last);
      }
    }
    return new TouchRow(touch.fingerprint(), touch.place(), ids, pageviews, previous);
  }

  /**
   * Compares the touches of a fingerprint in two states, for instance without and with a new page
   * view.
   *
   * @param one the first state
   * @param other the second state, created with the same {@code before}
   * @return the last time in {@code other} of each label whose last times differ; null without a
   *     time in {@code other}
   */
  static Map<Kind, Map<Integer, @Nullable Instant>> changes(TouchLinker one, TouchLinker other) {
    var changes = new EnumMap<Kind, Map<Integer, @Nullable Instant>>(Kind.class);
    for (var kind : Kind.values()) {
      var labels = new HashSet<>(one.seenOf(kind).keySet());
      labels.addAll(other.seenOf(kind).keySet());
      for (var label : labels) {
        var time = other.last(kind, label);
        if (!Objects.equals(one.last(kind, label), time)) {
          changes.computeIfAbsent(kind, _ -> new HashMap<>()).put(label, time);
        }
      }
    }
    return changes;
  }

  /** Returns the last time at which each label occurred, up to the last touch that was linked. */
  Map<Kind, Map<Integer, Instant>> lastSeen() {
    var all = new EnumMap<Kind, Map<Integer, Instant>>(Kind.class);
    for (var kind : Kind.values()) {
      var times = new HashMap<>(before.getOrDefault(kind, Map.of()));
      times.putAll(seenOf(kind));
      all.put(kind, times);
    }
    return all;
  }

  private Map<Integer, Instant> seenOf(Kind kind) {
    return requireNonNull(seen.get(kind));
  }

  private @Nullable Instant last(Kind kind, int label) {
    var last = seenOf(kind).get(label);
    return last == null ? before.getOrDefault(kind, Map.of()).get(label) : last;
  }

  /**
   * Records that a label occurs at a time. Returns the label's previous time; null if there is
   * none.
   */
  private @Nullable Instant see(Kind kind, int number, Instant at) {
    var last = last(kind, number);
    seenOf(kind).put(number, at);
    return last;
  }
}
