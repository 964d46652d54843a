package io.insula.cycles.internal.pabulib;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a file, with one line in memory. Refuses a file that is too large, has a line
 * that is too long, is not UTF-8, or contains NUL.
 */
final class LineSource {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int FIRST_LINE_BYTES = 1 << 10;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream input;
  private final long maxBytes;
  private final int maxLineBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private byte[] line = new byte[FIRST_LINE_BYTES];
  private int lineLength;
  private int position;
  private int filled;
  private long bytesRead;
  private int number;
  private long characters;
  private boolean endedByNewline = true;

  LineSource(InputStream input, long maxBytes, int maxLineBytes) {
    this.input = input;
    this.maxBytes = maxBytes;
    this.maxLineBytes = maxLineBytes;
  }

  /**
   * Returns the number of the line that was read last, from 1; also 1 if no line has been read yet.
   */
  int number() {
    return Math.max(1, number);
  }

  /** Returns the number of characters read so far, without newlines. */
  long characters() {
    return characters;
  }

  /** Whether the line that was read last ended with a newline and is therefore complete. */
  boolean endedByNewline() {
    return endedByNewline;
  }

  /** Returns the next line without its newline; null at the end. */
  @Nullable String next() throws IOException {
    lineLength = 0;
    endedByNewline = false;
    var started = false;
    while (!endedByNewline && (position < filled || fill())) {
      if (!started) {
        number++;
        started = true;
      }
      take();
    }
    if (!started) {
      endedByNewline = true;
      return null;
    }
    if (lineLength > 0 && line[lineLength - 1] == '\r') {
      lineLength--;
    }
    return decode();
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, input.read(buffer));
    bytesRead += filled;
    if (bytesRead > maxBytes) {
      throw new PlaceInFile(number(), 1).error("file", "is larger than " + maxBytes + " bytes");
    }
    return filled > 0;
  }

  /** Appends bytes of the buffer to the line, up to the end of the line or of the buffer. */
  private void take() {
    var end = position;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    var length = end - position;
    if (lineLength + length > maxLineBytes) {
      throw new PlaceInFile(number, 1)
          .error("file", "has a line longer than " + maxLineBytes + " bytes");
    }
    if (lineLength + length > line.length) {
      line = Arrays.copyOf(line, Math.max(lineLength + length, line.length * 2));
    }
    System.arraycopy(buffer, position, line, lineLength, length);
    lineLength += length;
    endedByNewline = end < filled;
    position = endedByNewline ? end + 1 : end;
  }

  private String decode() {
    var chars = CharBuffer.allocate(lineLength);
    decoder.reset();
    var result = decoder.decode(ByteBuffer.wrap(line, 0, lineLength), chars, true);
    chars.flip();
    if (result.isError()) {
      throw new PlaceInFile(number, chars.length() + 1).error("file", "is not UTF-8");
    }
    var text = chars.toString();
    characters += text.length();
    if (text.indexOf('\0') >= 0) {
      throw new PlaceInFile(number, text.indexOf('\0') + 1)
          .error("file", "contains the character NUL, which is not allowed in text");
    }
    return number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK
        ? text.substring(1)
        : text;
  }
}
