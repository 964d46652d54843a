package io.insula.kernel.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Remembers which receivers are away, so that not every message has to find it out: they would keep
 * each other, and their senders, waiting. While a receiver is away one message at a time tries it,
 * ever less often.
 */
@Singleton
final class ReceiverCircuits {
  /** So that what was held up goes on soon after the receiver is back. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Duration firstPause;
  private final Duration longestTry;
  private final Map<String, Closed> closed = new ConcurrentHashMap<>();

  /**
   * @param untilNanos when the next message may try it
   * @param pause from the last try to the next one
   * @param tried whether one tries it right now
   */
  private record Closed(long untilNanos, Duration pause, boolean tried) {
    static Closed after(Duration pause) {
      return new Closed(System.nanoTime() + pause.toNanos(), pause, false);
    }

    boolean mayBeTried() {
      return System.nanoTime() - untilNanos >= 0;
    }

    Closed tryFor(Duration longest) {
      return new Closed(System.nanoTime() + longest.toNanos(), pause, true);
    }
  }

  ReceiverCircuits(OutboxSettings settings) {
    this.firstPause = settings.firstWait();
    this.longestTry = settings.deliveryTimeout();
  }

  /**
   * Whether an attempt may be made. Whoever hears so says how it went, by {@link #recordReachable}
   * or {@link #recordUnavailable}.
   */
  boolean tryAcquire(String topic) {
    if (!closed.containsKey(topic)) {
      return true;
    }
    var admitted = new AtomicBoolean(true);
    closed.computeIfPresent(
        topic,
        (_, circuit) -> {
          admitted.set(circuit.mayBeTried());
          return admitted.get() ? circuit.tryFor(longestTry) : circuit;
        });
    return admitted.get();
  }

  /** The receiver is there, whatever it thinks of the message. */
  void recordReachable(String topic) {
    closed.remove(topic);
  }

  /** The receiver is away. */
  void recordUnavailable(String topic) {
    closed.merge(
        topic,
        Closed.after(firstPause),
        (circuit, _) -> circuit.tried() ? Closed.after(longer(circuit.pause())) : circuit);
  }

  /** Those of these topics that messages may be fetched of, as many as there is room for. */
  List<String> open(Collection<String> topics) {
    return topics.stream().filter(topic -> !closed.containsKey(topic)).toList();
  }

  /** Those of these topics that one message may be fetched of, to try whether they are back. */
  List<String> halfOpen(Collection<String> topics) {
    return topics.stream()
        .filter(topic -> closed.get(topic) instanceof Closed circuit && circuit.mayBeTried())
        .toList();
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
