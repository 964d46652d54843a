package io.insula.kernel.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A circuit breaker for each receiver: it opens when the receiver is unavailable, so that not every
 * message has to find that out and keep others, and their senders, waiting. While a circuit is open
 * one message at a time tries the receiver, ever less often.
 */
@Singleton
final class ReceiverCircuits {
  /** So that what was held up goes on soon after the receiver is back. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Duration firstPause;
  private final Duration longestTry;
  private final Map<String, OpenCircuit> openCircuits = new ConcurrentHashMap<>();

  /**
   * @param untilNanos when the next message may try it
   * @param pause from the last try to the next one
   * @param tried whether one tries it right now
   */
  private record OpenCircuit(long untilNanos, Duration pause, boolean tried) {
    static OpenCircuit after(Duration pause) {
      return new OpenCircuit(System.nanoTime() + pause.toNanos(), pause, false);
    }

    boolean isHalfOpen() {
      return System.nanoTime() - untilNanos >= 0;
    }

    OpenCircuit tryFor(Duration longest) {
      return new OpenCircuit(System.nanoTime() + longest.toNanos(), pause, true);
    }
  }

  ReceiverCircuits(OutboxSettings settings) {
    this.firstPause = settings.firstWait();
    this.longestTry = settings.deliveryTimeout();
  }

  /**
   * Whether an attempt may be made. After an attempt the caller reports the outcome, by {@link
   * #recordReachable} or {@link #recordUnavailable}.
   */
  boolean tryAcquire(String topic) {
    if (!openCircuits.containsKey(topic)) {
      return true;
    }
    var acquired = new AtomicBoolean(true);
    openCircuits.computeIfPresent(
        topic,
        (_, circuit) -> {
          acquired.set(circuit.isHalfOpen());
          return acquired.get() ? circuit.tryFor(longestTry) : circuit;
        });
    return acquired.get();
  }

  /** The receiver answered, whatever it made of the message: its circuit closes. */
  void recordReachable(String topic) {
    openCircuits.remove(topic);
  }

  /** The receiver is unavailable: its circuit opens, or stays open for longer. */
  void recordUnavailable(String topic) {
    openCircuits.merge(
        topic,
        OpenCircuit.after(firstPause),
        (circuit, _) -> circuit.tried() ? OpenCircuit.after(longer(circuit.pause())) : circuit);
  }

  /** Those of these topics whose messages may be fetched without a bound of their own. */
  List<String> closed(Collection<String> topics) {
    return topics.stream().filter(topic -> !openCircuits.containsKey(topic)).toList();
  }

  /** Those of these topics of which one message may be fetched, to try the receiver. */
  List<String> halfOpen(Collection<String> topics) {
    return topics.stream()
        .filter(
            topic -> openCircuits.get(topic) instanceof OpenCircuit circuit && circuit.isHalfOpen())
        .toList();
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
