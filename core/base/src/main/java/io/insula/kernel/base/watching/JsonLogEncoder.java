package io.insula.kernel.base.watching;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes each entry of the log as one line of JSON: timestamp, level, logger, thread, trace_id,
 * key-value pairs, message, throwable.
 */
final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {
  private final JsonFactory json = new JsonFactory();

  @Override
  public byte[] encode(ILoggingEvent event) {
    // A Writer accepts unpaired surrogates. Jackson's UTF-8 output would throw and lose the line.
    var line = new StringWriter(256);
    try (var generator = json.createGenerator(line)) {
      generator.writeStartObject();
      generator.writeStringField("timestamp", event.getInstant().toString());
      generator.writeStringField("level", event.getLevel().toString());
      generator.writeStringField("logger", event.getLoggerName());
      generator.writeStringField("thread", event.getThreadName());
      writeContext(generator, event);
      writePairs(generator, event);
      generator.writeStringField("message", SecretRedactor.masked(event.getFormattedMessage()));
      if (event.getThrowableProxy() != null) {
        var trace = ThrowableProxyUtil.asString(event.getThrowableProxy());
        generator.writeStringField("throwable", SecretRedactor.masked(trace));
      }
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.append('\n').toString().getBytes(UTF_8);
  }

  private static void writeContext(JsonGenerator generator, ILoggingEvent event)
      throws IOException {
    for (var entry : event.getMDCPropertyMap().entrySet()) {
      generator.writeStringField(entry.getKey(), entry.getValue());
    }
  }

  private static void writePairs(JsonGenerator generator, ILoggingEvent event) throws IOException {
    var pairs = event.getKeyValuePairs();
    if (pairs != null) {
      for (var pair : pairs) {
        generator.writeStringField(pair.key, SecretRedactor.masked(String.valueOf(pair.value)));
      }
    }
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
