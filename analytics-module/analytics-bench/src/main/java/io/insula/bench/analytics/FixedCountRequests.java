package io.insula.bench.analytics;

import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.Latencies;
import io.insula.bench.load.LoadRequest;
import java.nio.ByteBuffer;
import java.util.Iterator;

/** The requests of a load, up to a limited number. */
final class FixedCountRequests implements Iterator<LoadRequest> {
  private final HttpLoad load;
  private final long count;
  private final Latencies latencies = new Latencies();
  private long sent;

  FixedCountRequests(HttpLoad load, long count) {
    this.load = load;
    this.count = count;
  }

  @Override
  public boolean hasNext() {
    return sent < count;
  }

  @Override
  public LoadRequest next() {
    return new LoadRequest(ByteBuffer.wrap(load.requests().next(sent++)), load.status(), latencies);
  }
}
