package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@WebTest
@Isolated("This test reads what all loggers of the process write.")
class MalformedChunkTest {
  private static final String HEAD =
      " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n";

  @Inject EmbeddedServer server;

  @ParameterizedTest
  @ValueSource(strings = {"/parcels/any", "/parcels/large", "/parcels/note", "/parcels"})
  void a_malformed_chunk_is_a_bad_request_and_logs_no_warning_and_no_stack_trace(String path)
      throws IOException {
    var lines = new ListAppender<ILoggingEvent>();
    lines.list = new CopyOnWriteArrayList<>();
    lines.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(lines);
    try (var client = RawClient.connect(server.getURI())) {
      client.send("POST " + path + HEAD + "2\r\n{ \r\n");
      client.send("1 x\r\n}\r\n0\r\n\r\n");

      assertThat(client.readToEnd()).matches("(?s)HTTP/1.[01] 4.*");
    } finally {
      root.detachAppender(lines);
    }
    assertThat(lines.list)
        .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
        .isEmpty();
    assertThat(lines.list).noneMatch(line -> line.getThrowableProxy() != null);
  }
}
