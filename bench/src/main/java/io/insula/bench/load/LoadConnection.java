package io.insula.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a load. It sends a request, reads the whole answer, and then sends the next
 * request.
 */
final class LoadConnection implements AutoCloseable {
  private final SocketChannel channel;
  private final SelectionKey key;
  private final HttpResponseReader answer = new HttpResponseReader();
  private ByteBuffer outgoing = ByteBuffer.allocate(0);
  private @Nullable LoadRequest exchange;
  private long sentNanos;

  LoadConnection(Selector selector, InetSocketAddress address) throws IOException {
    channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  void send(LoadRequest next) throws IOException {
    exchange = next;
    outgoing = next.request().duplicate();
    answer.begin();
    sentNanos = System.nanoTime();
    write();
  }

  /** Reads or writes if the channel is ready. Returns true if the whole answer has arrived. */
  boolean advance() throws IOException {
    if (key.isWritable()) {
      write();
    }
    return key.isReadable() && read();
  }

  /**
   * Records the latency of the answer and checks its status. The whole answer must have arrived.
   *
   * @throws IllegalStateException if the answer has another status than expected
   */
  void count() {
    var answered = Objects.requireNonNull(exchange, "nothing was sent");
    answered.latencies().add(System.nanoTime() - sentNanos);
    if (answer.status() != answered.status()) {
      throw new IllegalStateException(
          "%s was answered %d instead of %d"
              .formatted(answered.name(), answer.status(), answered.status()));
    }
  }

  private void write() throws IOException {
    channel.write(outgoing);
    int wanted =
        outgoing.hasRemaining()
            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
            : SelectionKey.OP_READ;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  private boolean read() throws IOException {
    int count = channel.read(answer.buffer());
    if (count < 0) {
      throw new EOFException("the server closed a connection in the middle of a load");
    }
    return answer.received(count);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
