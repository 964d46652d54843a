package io.insula.reporting.internal.files;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** By what stands before a text some spreadsheet programs learn that it is in UTF-8. */
final class ByteOrderMark {
  static final int LENGTH = 3;

  private ByteOrderMark() {}

  static byte[] bytes() {
    return new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  }

  /** The mark, and then a text. */
  static InputStream before(InputStream text) {
    return new SequenceInputStream(new ByteArrayInputStream(bytes()), text);
  }
}
