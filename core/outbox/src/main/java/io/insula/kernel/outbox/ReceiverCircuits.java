package io.insula.kernel.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The circuit breakers, one for each receiver. While a receiver is unavailable, its circuit is
 * open: only one message at a time tries the receiver, with growing pauses. Without circuits,
 * messages to this receiver would delay all other messages.
 */
@Singleton
final class ReceiverCircuits {
  /**
   * The longest pause between two tries. A short pause lets delayed messages arrive soon after an
   * outage.
   */
  private static final Duration MAX_PAUSE = Duration.ofSeconds(1);

  private final Duration firstPause;
  private final Duration maxTrial;
  private final Map<String, OpenCircuit> openCircuits = new ConcurrentHashMap<>();

  /**
   * @param untilNanos the {@link System#nanoTime} from which a message may try the receiver
   * @param pause the pause between the last try and the next one
   * @param isTrialRunning whether a try is running
   */
  private record OpenCircuit(long untilNanos, Duration pause, boolean isTrialRunning) {
    static OpenCircuit after(Duration pause) {
      return new OpenCircuit(System.nanoTime() + pause.toNanos(), pause, false);
    }

    boolean isHalfOpen() {
      return System.nanoTime() - untilNanos >= 0;
    }

    OpenCircuit tryFor(Duration max) {
      return new OpenCircuit(System.nanoTime() + max.toNanos(), pause, true);
    }
  }

  ReceiverCircuits(OutboxSettings settings) {
    this.firstPause = shorter(settings.firstWait(), MAX_PAUSE);
    this.maxTrial = settings.deliveryTimeout();
  }

  /**
   * Returns whether an attempt is allowed. After an attempt the caller reports the outcome with
   * {@link #recordReachable} or {@link #recordUnavailable}.
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
          return acquired.get() ? circuit.tryFor(maxTrial) : circuit;
        });
    return acquired.get();
  }

  /** Closes the circuit, because the receiver answered, even if it refused the message. */
  void recordReachable(String topic) {
    openCircuits.remove(topic);
  }

  /** Opens the circuit of an unavailable receiver, or keeps it open for longer. */
  void recordUnavailable(String topic) {
    openCircuits.merge(
        topic,
        OpenCircuit.after(firstPause),
        (circuit, _) ->
            circuit.isTrialRunning() ? OpenCircuit.after(longer(circuit.pause())) : circuit);
  }

  /** Returns the topics with a closed circuit. Their messages may be fetched as usual. */
  List<String> closed(Collection<String> topics) {
    return topics.stream().filter(topic -> !openCircuits.containsKey(topic)).toList();
  }

  /**
   * Returns the topics whose circuit is open and whose pause is over. One message of each such
   * topic may try the receiver.
   */
  List<String> halfOpen(Collection<String> topics) {
    return topics.stream()
        .filter(
            topic -> openCircuits.get(topic) instanceof OpenCircuit circuit && circuit.isHalfOpen())
        .toList();
  }

  private static Duration longer(Duration pause) {
    return shorter(pause.multipliedBy(2), MAX_PAUSE);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
