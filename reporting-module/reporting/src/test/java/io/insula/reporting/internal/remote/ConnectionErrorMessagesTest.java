package io.insula.reporting.internal.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class ConnectionErrorMessagesTest {
  @Test
  void each_kind_of_connection_failure_has_its_own_text() {
    assertThat(ConnectionErrorMessages.wordsFor(new SocketTimeoutException("Read timed out")))
        .isEqualTo("it did not answer in time");
    assertThat(ConnectionErrorMessages.wordsFor(new ConnectException("Connection refused")))
        .isEqualTo("it refused the connection");
    assertThat(ConnectionErrorMessages.wordsFor(new UnknownHostException("host")))
        .isEqualTo("its host name is unknown");
    assertThat(
            ConnectionErrorMessages.wordsFor(
                new SSLHandshakeException("PKIX path building failed")))
        .contains("TLS");
    assertThat(ConnectionErrorMessages.wordsFor(new IOException("sun.internal.Thing")))
        .isEqualTo("the connection failed");
  }

  @Test
  void the_reason_can_be_a_cause_of_the_exception() {
    var unknown = new ConnectException();
    unknown.initCause(new UnresolvedAddressException());
    var timeout = new HttpConnectTimeoutException("HTTP connect timed out");
    timeout.initCause(new ConnectException());

    assertThat(ConnectionErrorMessages.wordsFor(new IOException(unknown)))
        .isEqualTo("its host name is unknown");
    assertThat(ConnectionErrorMessages.wordsFor(timeout)).isEqualTo("it did not answer in time");
  }
}
