package io.insula.cycles.internal.pabulib;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads Pabulib files from strings and writes them to strings. */
final class PabulibText {
  private PabulibText() {}

  static PabulibSummary read(String text, PabulibSink sink) {
    return read(text.getBytes(StandardCharsets.UTF_8), sink);
  }

  static PabulibSummary read(byte[] bytes, PabulibSink sink) {
    try {
      return PabulibReader.read(new ByteArrayInputStream(bytes), sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RecordingSink read(String text) {
    var sink = new RecordingSink();
    read(text, sink);
    return sink;
  }

  static String written(String text) {
    var output = new StringBuilder();
    read(text, new PabulibWriter(output));
    return output.toString();
  }
}
