package io.insula.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  private final FreePorts ports = FreePorts.ofThisRun();

  @Test
  void no_port_is_handed_out_twice_in_a_row() {
    var pairs = new HashSet<Integer>();
    IntStream.range(0, 20)
        .map(_ -> ports.next())
        .flatMap(port -> IntStream.of(port, port + 1))
        .forEach(pairs::add);
    assertThat(pairs).hasSize(40).allMatch(port -> port >= 20_000 && port < 32_000);
  }

  @Test
  void a_port_is_skipped_if_it_or_the_next_one_is_in_use() throws IOException {
    var first = ports.next();
    try (var used = listen(first + 2);
        var afterTheNext = listen(first + 5)) {
      assertThat(used.isBound() && afterTheNext.isBound()).isTrue();
      assertThat(ports.next()).isEqualTo(first + 6);
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
