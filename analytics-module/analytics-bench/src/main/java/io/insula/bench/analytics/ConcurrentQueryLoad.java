package io.insula.bench.analytics;

import io.insula.bench.load.Latencies;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Sends queries of all kinds in turn while other work runs. */
final class ConcurrentQueryLoad {
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final int OK = 200;
  private static final Executor THREAD_EACH =
      task -> Thread.ofPlatform().name("answers-meanwhile").start(task);

  private final AnalyticsClient client;
  private final Map<AnalyticsClient.Kind, Latencies> latencies =
      new EnumMap<>(AnalyticsClient.Kind.class);
  private int refused;

  ConcurrentQueryLoad(AnalyticsClient client) {
    this.client = client;
    for (var kind : AnalyticsClient.Kind.values()) {
      latencies.put(kind, new Latencies());
      client.ask(kind, 0);
    }
  }

  /** Sends queries while {@code other} runs, and returns the result of {@code other}. */
  Duration during(Supplier<Duration> other) {
    var running = CompletableFuture.supplyAsync(other, THREAD_EACH);
    for (long number = 0; !running.isDone(); number++) {
      for (var kind : AnalyticsClient.Kind.values()) {
        ask(kind, number);
      }
    }
    return running.join();
  }

  private void ask(AnalyticsClient.Kind kind, long number) {
    long start = System.nanoTime();
    if (client.ask(kind, number) != OK) {
      refused++;
    }
    long took = System.nanoTime() - start;
    latencies(kind).add(took);
    LockSupport.parkNanos(INTERVAL.toNanos() - took);
  }

  /** Returns the latencies of all queries of a kind, including refused queries. */
  Latencies latencies(AnalyticsClient.Kind kind) {
    return latencies.computeIfAbsent(kind, _ -> new Latencies());
  }

  /** Returns the number of answers other than 200. */
  int refused() {
    return refused;
  }
}
