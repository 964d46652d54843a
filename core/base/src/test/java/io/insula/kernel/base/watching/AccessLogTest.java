package io.insula.kernel.base.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@MicronautTest(transactional = false)
@Property(name = "insula.log.requests", value = "true")
class AccessLogTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(AccessLog.class);

  @Inject EmbeddedServer server;

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(event.getFormattedMessage());
        }
      };

  @BeforeEach
  void listen() {
    appender.start();
    LOG.addAppender(appender);
  }

  @AfterEach
  void stopListening() {
    LOG.detachAppender(appender);
  }

  @Test
  void each_request_has_a_line_without_its_query() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var address = server.getURI().resolve("/no/such/route?email=ade@example.org");
      client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    await().until(() -> !lines.isEmpty());
    assertThat(lines).singleElement().asString().matches("GET /no/such/route 404 \\d+ ms");
  }
}
