package io.insula.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;

/**
 * Sends requests to a server over several connections. A connection sends its next request after
 * the whole previous answer. One thread serves all connections.
 */
public record ClosedLoop(InetSocketAddress address) {
  /**
   * Sends all requests and waits for the last answers.
   *
   * @param exchanges the requests; one thread takes the next request when a connection is free
   * @return the elapsed time
   * @throws UncheckedIOException if the server closes a connection
   * @throws IllegalStateException if an answer has an unexpected status, because fast errors must
   *     not count as throughput
   */
  public Duration run(int connections, Iterator<LoadRequest> exchanges) {
    try (var selector = Selector.open()) {
      var open = new ArrayList<LoadConnection>();
      try {
        for (int i = 0; i < connections; i++) {
          open.add(new LoadConnection(selector, address));
        }
        return new Run(selector, exchanges).over(open);
      } finally {
        for (var connection : open) {
          connection.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Run {
    private final Selector selector;
    private final Iterator<LoadRequest> exchanges;
    private int inFlight;

    Run(Selector selector, Iterator<LoadRequest> exchanges) {
      this.selector = selector;
      this.exchanges = exchanges;
    }

    Duration over(Iterable<LoadConnection> connections) throws IOException {
      long start = System.nanoTime();
      for (var connection : connections) {
        sendNext(connection);
      }
      while (inFlight > 0) {
        selector.select();
        for (var key : selector.selectedKeys()) {
          var connection = (LoadConnection) key.attachment();
          if (connection.advance()) {
            inFlight--;
            connection.count();
            sendNext(connection);
          }
        }
        selector.selectedKeys().clear();
      }
      return Duration.ofNanos(System.nanoTime() - start);
    }

    private void sendNext(LoadConnection connection) throws IOException {
      if (exchanges.hasNext()) {
        connection.send(exchanges.next());
        inFlight++;
      }
    }
  }
}
