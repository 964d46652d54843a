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
 * Adds to each touch of a fingerprint the time of the previous touch with the same label. A report
 * uses this time to count a visitor only once.
 */
final class TouchLinker {
  private final Map<Kind, Map<Integer, Instant>> before;
  private final Map<Kind, Map<Integer, Instant>> seen = new EnumMap<>(Kind.class);

  /**
   * @param before for each label, the time of its last touch before the touches to link
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
   * Returns the row to store for the next touch.
   *
   * @param numbers the number of each label; may contain further labels
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
   * @return the labels whose last times differ, each with its last time in {@code other}; null
   *     without a last time
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

  /** Returns the time of each label's last touch so far. */
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
   * Records that a label occurs at a time. Returns the label's previous time; null without a
   * previous time.
   */
  private @Nullable Instant see(Kind kind, int number, Instant at) {
    var last = last(kind, number);
    seenOf(kind).put(number, at);
    return last;
  }
}
