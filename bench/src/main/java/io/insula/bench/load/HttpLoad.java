package io.insula.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;

/**
 * Puts a load on a server: a number of connections, each of which sends its next request when it
 * has the whole answer to the last one (a closed loop). One thread serves them all.
 *
 * @param status what every request must be answered
 */
public record HttpLoad(InetSocketAddress address, int status, RequestSource requests) {
  /**
   * Runs for a while and waits for the last answers.
   *
   * @throws UncheckedIOException if the server closes a connection
   * @throws IllegalStateException if it answers anything but the status: a fast error is no
   *     throughput
   */
  public LoadResult run(int connections, Duration duration) {
    try (var selector = Selector.open()) {
      var open = new ArrayList<LoadedConnection>();
      try {
        for (int i = 0; i < connections; i++) {
          open.add(new LoadedConnection(selector, address));
        }
        return new Run(selector, duration).over(open);
      } finally {
        for (var connection : open) {
          connection.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Run {
    private final Selector selector;
    private final long start = System.nanoTime();
    private final long end;
    private final Latencies latencies = new Latencies();
    private long sent;
    private int underWay;

    Run(Selector selector, Duration duration) {
      this.selector = selector;
      this.end = start + duration.toNanos();
    }

    LoadResult over(Iterable<LoadedConnection> connections) throws IOException {
      for (var connection : connections) {
        send(connection);
      }
      while (underWay > 0) {
        selector.select();
        for (var key : selector.selectedKeys()) {
          var connection = (LoadedConnection) key.attachment();
          if (connection.advance()) {
            answered(connection);
          }
        }
        selector.selectedKeys().clear();
      }
      return new LoadResult(latencies, Duration.ofNanos(System.nanoTime() - start));
    }

    private void send(LoadedConnection connection) throws IOException {
      connection.send(requests.next(sent++));
      underWay++;
    }

    private void answered(LoadedConnection connection) throws IOException {
      long now = System.nanoTime();
      underWay--;
      latencies.add(now - connection.sentAt());
      if (connection.status() != status) {
        throw new IllegalStateException(
            "a request was answered " + connection.status() + " in place of " + status);
      }
      if (now < end) {
        send(connection);
      }
    }
  }
}
