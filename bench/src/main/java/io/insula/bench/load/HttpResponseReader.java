package io.insula.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of HTTP/1.1 answers, which can arrive in any number of pieces. Counts the bytes of
 * a body, and does not keep them.
 */
final class HttpResponseReader {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String LENGTH = "\r\ncontent-length:";
  private static final String CHUNKED = "\r\ntransfer-encoding: chunked\r\n";
  private static final int NO_CONTENT = 204;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private int searched;
  private boolean isInBody;
  private long missingBytes;
  private @Nullable ChunkedBodyEndFinder chunks;
  private int status;

  /** Prepares for the next answer. */
  void begin() {
    buffer.clear();
    searched = 0;
    isInBody = false;
    chunks = null;
  }

  /** Returns the buffer for the next bytes. */
  ByteBuffer buffer() {
    if (isInBody) {
      buffer.clear();
    }
    return buffer;
  }

  /**
   * Examines the new bytes in the buffer.
   *
   * @param count the number of new bytes
   * @return whether the answer is complete
   * @throws IOException if the bytes are not an answer, are more than one answer, or have neither a
   *     length nor chunks
   */
  boolean received(int count) throws IOException {
    if (!isInBody) {
      return readHead();
    }
    if (chunks != null) {
      return chunks.received(buffer, 0, count);
    }
    missingBytes -= count;
    return isComplete();
  }

  private boolean isComplete() throws IOException {
    if (missingBytes < 0) {
      throw new IOException("the server sent more than it had announced");
    }
    return missingBytes == 0;
  }

  /** Returns the status code of the latest answer whose head is complete. */
  int status() {
    return status;
  }

  /** Reads the head if it is complete, and returns whether the answer is complete, too. */
  private boolean readHead() throws IOException {
    int end = endOfHead();
    if (end < 0) {
      if (!buffer.hasRemaining()) {
        throw new IOException("the head of an answer is longer than " + BUFFER_BYTES + " bytes");
      }
      return false;
    }
    var bytes = new byte[end];
    buffer.get(0, bytes);
    var head = new String(bytes, StandardCharsets.ISO_8859_1);
    status = statusIn(head);
    isInBody = true;
    if (head.toLowerCase(Locale.ROOT).contains(CHUNKED)) {
      chunks = new ChunkedBodyEndFinder();
      return chunks.received(buffer, end, buffer.position());
    }
    missingBytes = end + bodyBytes(head) - buffer.position();
    return isComplete();
  }

  /** Returns the position of the body; -1 if the head is not complete. */
  private int endOfHead() {
    for (int i = searched; i + 4 <= buffer.position(); i++) {
      if (buffer.getInt(i) == 0x0d0a0d0a) {
        return i + 4;
      }
    }
    searched = Math.max(0, buffer.position() - 3);
    return -1;
  }

  private static int statusIn(String head) throws IOException {
    if (!head.matches("(?s)HTTP/1\\.1 [0-9]{3}[ \\r].*")) {
      throw new IOException("this is not an HTTP/1.1 answer: " + head);
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  private long bodyBytes(String head) throws IOException {
    int field = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (field < 0) {
      if (status == NO_CONTENT) {
        return 0;
      }
      throw new IOException("the load generator needs answers with a length or chunks: " + head);
    }
    int start = field + LENGTH.length();
    return Long.parseLong(head.substring(start, head.indexOf('\r', start)).strip());
  }
}
