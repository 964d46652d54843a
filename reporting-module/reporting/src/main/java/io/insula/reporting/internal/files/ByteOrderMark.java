package io.insula.reporting.internal.files;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * The byte-order mark at the beginning of a text. Some spreadsheet programs need it to recognize
 * UTF-8.
 */
final class ByteOrderMark {
  static final int LENGTH = 3;

  private ByteOrderMark() {}

  static byte[] bytes() {
    return new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  }

  /** Returns the mark, followed by the text. */
  static InputStream before(InputStream text) {
    return new SequenceInputStream(new ByteArrayInputStream(bytes()), text);
  }
}
