package io.insula.kernel.base.watching;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * Configures logging from two environment variables.
 *
 * <ul>
 *   <li>{@code INSULA_LOG_FORMAT} is {@code json} or {@code text}. The default is {@code text} in
 *       development, else {@code json}.
 *   <li>{@code INSULA_LOG_LEVEL} is the level of Insula's own lines. Libraries log only warnings
 *       and errors.
 * </ul>
 *
 * <p>A {@code logback-test.xml} or {@code -Dlogback.configurationFile} takes precedence.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {
  /**
   * Libraries that log many lines about an event for which the server itself logs one line. Only
   * the errors of these libraries are logged.
   */
  private static final List<String> TALKATIVE = List.of("com.zaxxer.hikari", "org.flywaydb");

  private final Map<String, String> environment;

  public LogConfigurator() {
    this(System.getenv());
  }

  LogConfigurator(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null
        || LogConfigurator.class.getClassLoader().getResource("logback-test.xml") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    setUp(context);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  void setUp(LoggerContext context) {
    var encoder = encoder();
    encoder.setContext(context);
    encoder.start();
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setName("stdout");
    console.setEncoder(encoder);
    console.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(console);
    var level = Level.toLevel(environment.get("INSULA_LOG_LEVEL"), Level.INFO);
    root.setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
    context.getLogger("io.insula").setLevel(level);
    TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
  }

  private Encoder<ILoggingEvent> encoder() {
    var format =
        Optional.ofNullable(environment.get("INSULA_LOG_FORMAT"))
            .filter(value -> !value.isBlank())
            .orElse(Boolean.parseBoolean(environment.get("INSULA_DEVELOPMENT")) ? "text" : "json");
    return format.toLowerCase(Locale.ROOT).equals("text")
        ? new TextLogEncoder()
        : new JsonLogEncoder();
  }
}
