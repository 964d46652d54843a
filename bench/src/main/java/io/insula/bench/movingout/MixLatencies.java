package io.insula.bench.movingout;

import io.insula.bench.load.Latencies;
import java.util.EnumMap;
import java.util.Map;

/** The latencies of one measurement of the {@link RequestMix}. */
final class MixLatencies {
  private final Map<RequestKind, Latencies> byKind = new EnumMap<>(RequestKind.class);

  Latencies of(RequestKind kind) {
    return byKind.computeIfAbsent(kind, _ -> new Latencies());
  }

  /** Returns the latencies of the requests of all kinds together. */
  Latencies all() {
    var all = new Latencies();
    byKind.values().forEach(all::addAll);
    return all;
  }
}
