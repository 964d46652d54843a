package io.insula.activity.internal.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a stream line by line. Keeps only one line in memory, and only the beginning of a line that
 * is too long.
 */
final class NdjsonLineReader {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final int maxLineBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int end;
  private int number;

  /** Whether the line that was read last has only white space. */
  private boolean isBlank;

  /**
   * @param maxLineBytes the maximum number of bytes that are kept of a line
   */
  NdjsonLineReader(InputStream in, int maxLineBytes) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
  }

  /**
   * A line that is not blank.
   *
   * @param number the number of the line, from 1; blank lines count
   * @param bytes the line without its line break; truncated if {@code isTooLong}
   * @param isTooLong whether the line is longer than the maximum
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Line(int number, byte[] bytes, boolean isTooLong) {}

  /** Returns the next line that is not blank; empty at the end. */
  Optional<Line> next() throws IOException {
    while (hasMore()) {
      var line = readLine();
      if (!isBlank) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private Line readLine() throws IOException {
    var line = new ByteArrayOutputStream(256);
    var isTooLong = false;
    number++;
    isBlank = true;
    var ended = false;
    while (!ended && hasMore()) {
      int start = next;
      while (next < end && buffer[next] != '\n') {
        isBlank &= isSpace(buffer[next]);
        next++;
      }
      ended = next < end;
      int kept = Math.min(next - start, maxLineBytes - line.size());
      line.write(buffer, start, kept);
      isTooLong |= kept < next - start;
      if (ended) {
        next++;
      }
    }
    return new Line(number, line.toByteArray(), isTooLong);
  }

  private boolean hasMore() throws IOException {
    while (next == end) {
      int count = in.read(buffer);
      if (count < 0) {
        return false;
      }
      next = 0;
      end = count;
    }
    return true;
  }

  private static boolean isSpace(byte one) {
    return one == ' ' || one == '\t' || one == '\r';
  }
}
