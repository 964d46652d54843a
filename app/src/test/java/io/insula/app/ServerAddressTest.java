package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "127.0.0.1"})
  void a_server_that_listens_everywhere_is_asked_on_the_loopback(String host) {
    var address = ServerAddress.of(host, 8080);
    assertThat(address.host()).isEqualTo(InetAddress.getLoopbackAddress());
    assertThat(address.url()).isEqualTo("http://localhost:8080");
  }

  @Test
  void a_server_that_listens_on_one_address_is_asked_there() {
    var address = ServerAddress.of("192.0.2.7", 80);
    assertThat(address.host().getHostAddress()).isEqualTo("192.0.2.7");
    assertThat(address.url()).isEqualTo("http://192.0.2.7:80");
  }

  @Test
  void the_url_of_an_address_with_colons_has_brackets() {
    assertThat(ServerAddress.of("2001:db8::7", 80).url())
        .isEqualTo("http://[2001:db8:0:0:0:0:0:7]:80");
  }
}
