package io.insula.kernel.base.watching;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes log lines for a reader at a terminal. Indents further lines and replaces control
 * characters, so that user input cannot imitate a log line.
 */
final class TextLogEncoder extends EncoderBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\\n\\t]]");

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new StringBuilder(160);
    line.append(TIME.format(event.getInstant().atZone(ZoneId.systemDefault())));
    line.append(' ').append(event.getLevel()).append(' ');
    line.append(shortName(event.getLoggerName()));
    var traceId = event.getMDCPropertyMap().get(TraceId.LOG_KEY);
    if (traceId != null) {
      line.append(" [").append(harmless(traceId)).append(']');
    }
    line.append(' ').append(harmless(event.getFormattedMessage()));
    var pairs = event.getKeyValuePairs();
    if (pairs != null) {
      pairs.forEach(
          pair -> line.append(' ').append(pair.key).append('=').append(harmless("" + pair.value)));
    }
    if (event.getThrowableProxy() != null) {
      var trace = ThrowableProxyUtil.asString(event.getThrowableProxy()).strip();
      line.append("\n    ").append(harmless(trace));
    }
    return line.append('\n').toString().getBytes(UTF_8);
  }

  private static String harmless(String text) {
    var indented = LINE_BREAK.matcher(SecretRedactor.masked(text)).replaceAll("\n    ");
    return CONTROL.matcher(indented).replaceAll("?");
  }

  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
