package io.insula.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void a_port_and_the_next_are_free() throws IOException {
    int port = Ports.freeWithNext();

    var loopback = InetAddress.getLoopbackAddress();
    try (var first = new ServerSocket(port, 1, loopback);
        var next = new ServerSocket(port + 1, 1, loopback)) {
      assertThat(next.getLocalPort()).isEqualTo(first.getLocalPort() + 1);
    }
  }
}
