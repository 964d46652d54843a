package io.insula.kernel.base.watching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LogConfiguratorTest {
  private static final String TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhZGUifQ.c2lnbmF0dXJl";

  private final LoggerContext context = new LoggerContext();

  LogConfiguratorTest() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  @Test
  void json_is_the_default_and_holds_one_object_a_line() throws Exception {
    context.getMDCAdapter().put(TraceId.LOG_KEY, "4bf9");

    var line = written(Map.of(), "\"quoted\"\nand broken", new IllegalStateException("why"));

    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    var json = new ObjectMapper().readTree(line);
    assertThat(json.get("timestamp").asText()).startsWith("20").endsWith("Z");
    assertThat(json.get("level").asText()).isEqualTo("ERROR");
    assertThat(json.get("logger").asText()).isEqualTo("io.insula.Test");
    assertThat(json.get("thread").asText()).isNotBlank();
    assertThat(json.get("trace_id").asText()).isEqualTo("4bf9");
    assertThat(json.get("message").asText()).isEqualTo("\"quoted\"\nand broken");
    assertThat(json.get("throwable").asText())
        .startsWith("java.lang.IllegalStateException: why")
        .contains("LogConfiguratorTest");
  }

  @Test
  void a_lone_surrogate_does_not_lose_the_line() throws Exception {
    var line = written(Map.of(), "half \ud83d of a face", null);

    assertThat(new ObjectMapper().readTree(line).get("message").asText())
        .startsWith("half ")
        .endsWith(" of a face");
  }

  @Test
  void development_writes_text() {
    context.getMDCAdapter().put(TraceId.LOG_KEY, "4bf9");

    var line = written(Map.of("INSULA_DEVELOPMENT", "true"), "a message", null);

    assertThat(line).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ERROR Test \\[4bf9] a message\n");
  }

  @Test
  void the_configured_format_takes_precedence_in_development() {
    var environment = Map.of("INSULA_DEVELOPMENT", "true", "INSULA_LOG_FORMAT", "json");

    assertThat(written(environment, "a message", null)).startsWith("{");
  }

  @Test
  void user_input_cannot_forge_a_log_line() {
    var forged = "x\r\n12:00:00.000 ERROR Test forged\u2028\u001b[31m\u202e";

    var line = written(Map.of("INSULA_LOG_FORMAT", "text"), forged, new RuntimeException(forged));

    assertThat(line.lines().skip(1)).isNotEmpty().allMatch(rest -> rest.startsWith("    "));
    assertThat(line).doesNotContain("\r", "\u001b", "\u202e", "\u2028");
  }

  @Test
  void tokens_and_passwords_are_masked() {
    var secret = "Bearer " + TOKEN + " and jdbc:postgresql://db/insula?user=u&password=hunter2";

    for (var format : new String[] {"json", "text"}) {
      var line = written(Map.of("INSULA_LOG_FORMAT", format), secret, new RuntimeException(secret));

      assertThat(line).doesNotContain(TOKEN, "hunter2").contains("[token]", "[password]");
    }
  }

  @Test
  void the_level_is_that_of_our_own_lines() {
    setUp(Map.of("INSULA_LOG_LEVEL", "debug"));

    assertThat(context.getLogger("io.insula.Test").isDebugEnabled()).isTrue();
    assertThat(context.getLogger("io.netty").getEffectiveLevel()).isEqualTo(Level.WARN);
  }

  @Test
  void a_higher_level_silences_the_libraries_too() {
    setUp(Map.of("INSULA_LOG_LEVEL", "ERROR"));

    assertThat(context.getLogger("io.netty").getEffectiveLevel()).isEqualTo(Level.ERROR);
  }

  @Test
  void it_does_nothing_if_the_tests_have_their_own_configuration() {
    assertThat(new LogConfigurator().configure(context))
        .isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
  }

  private Encoder<ILoggingEvent> setUp(Map<String, String> environment) {
    new LogConfigurator(environment).setUp(context);
    var console =
        (ConsoleAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stdout");
    return console.getEncoder();
  }

  private String written(
      Map<String, String> environment, String message, @Nullable Throwable error) {
    var logger = context.getLogger("io.insula.Test");
    var event = new LoggingEvent("", logger, Level.ERROR, message, error, null);
    return new String(setUp(environment).encode(event), UTF_8);
  }
}
