package io.insula.bench.load;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;

/**
 * Sends requests that all have the same expected status to a server, in a {@link ClosedLoop}.
 *
 * @param status the expected status of every answer
 */
public record HttpLoad(InetSocketAddress address, int status, RequestSource requests) {
  /**
   * Sends requests for this duration and waits for the last answers. Throws the exceptions of
   * {@link ClosedLoop#run}.
   */
  public LoadResult run(int connections, Duration duration) {
    var latencies = new Latencies();
    var exchanges = new UntilThen(System.nanoTime() + duration.toNanos(), latencies);
    return new LoadResult(latencies, new ClosedLoop(address).run(connections, exchanges));
  }

  private final class UntilThen implements Iterator<LoadRequest> {
    private final long endNanos;
    private final Latencies latencies;
    private long sent;

    UntilThen(long endNanos, Latencies latencies) {
      this.endNanos = endNanos;
      this.latencies = latencies;
    }

    @Override
    public boolean hasNext() {
      return System.nanoTime() < endNanos;
    }

    @Override
    public LoadRequest next() {
      return new LoadRequest(ByteBuffer.wrap(requests.next(sent++)), status, latencies);
    }
  }
}
