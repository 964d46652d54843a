package io.insula.reporting.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** An input stream that makes its bytes slice by slice, when a reader needs them. */
abstract class SliceStream extends InputStream {
  private static final int BYTE = 0xFF;

  private byte[] slice = {};
  private int position;

  /** Returns the next slice; an empty array at the end, and in every later call. */
  abstract byte[] next() throws IOException;

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : slice[position++] & BYTE;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    var count = Math.min(length, slice.length - position);
    System.arraycopy(slice, position, into, offset, count);
    position += count;
    return count;
  }

  private boolean isAtEnd() throws IOException {
    if (position == slice.length) {
      slice = next();
      position = 0;
    }
    return slice.length == 0;
  }
}
