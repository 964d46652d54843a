package io.insula.kernel.web.framing;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds where each request of one connection begins and ends, by the strict rules of RFC 9112.
 * Refuses all input that a proxy could interpret differently.
 */
final class RequestFraming {
  /** The result of {@link #scan} if all bytes follow the rules. */
  static final int NO_VIOLATION = -1;

  /**
   * The maximum number of characters of a line that are kept. The HTTP decoder refuses longer lines
   * and heads with its own errors.
   */
  private static final int MAX_LINE_LENGTH = 32 * 1024;

  private enum Stage {
    REQUEST_LINE,
    FIELDS,
    BODY,
    CHUNK_HEAD,
    CHUNK,
    CHUNK_END,
    TRAILERS
  }

  private final StringBuilder line = new StringBuilder();
  private Stage stage = Stage.REQUEST_LINE;
  private boolean isAfterReturn;
  private long leftBytes;
  private @Nullable RequestHead head;

  /**
   * Returns the index of the first byte that breaks the rules of RFC 9112, or {@link
   * #NO_VIOLATION}. For a malformed line, returns the index of its line feed.
   */
  int scan(ByteBuf bytes) {
    var end = bytes.writerIndex();
    var place = bytes.readerIndex();
    while (place < end) {
      if (stage == Stage.BODY || stage == Stage.CHUNK) {
        place += skip(end - place);
        continue;
      }
      if (!isAfterReturn && stage != Stage.CHUNK_END) {
        place = keepText(bytes, place, end);
      }
      if (place < end) {
        if (!acceptsLineEnd(bytes.getByte(place))) {
          return place;
        }
        place++;
      }
    }
    return NO_VIOLATION;
  }

  private int skip(int available) {
    var skipped = (int) Math.min(available, leftBytes);
    leftBytes -= skipped;
    if (leftBytes == 0) {
      stage = stage == Stage.CHUNK ? Stage.CHUNK_END : Stage.REQUEST_LINE;
    }
    return skipped;
  }

  /**
   * Keeps the text of a line up to the next carriage return or line feed.
   *
   * @return the index after the text
   */
  private int keepText(ByteBuf bytes, int start, int end) {
    var found = bytes.forEachByte(start, end - start, ByteProcessor.FIND_CRLF);
    var textEnd = found < 0 ? end : found;
    var length = Math.min(textEnd - start, MAX_LINE_LENGTH - line.length());
    line.append(bytes.toString(start, length, StandardCharsets.ISO_8859_1));
    return textEnd;
  }

  /** Accepts a carriage return and a line feed only together, at the end of a line. */
  private boolean acceptsLineEnd(byte character) {
    if (isAfterReturn) {
      isAfterReturn = false;
      return character == '\n' && endLine();
    }
    isAfterReturn = character == '\r';
    return isAfterReturn;
  }

  private boolean endLine() {
    var text = line.toString();
    line.setLength(0);
    return switch (stage) {
      case REQUEST_LINE -> text.isEmpty() || begin(text);
      case FIELDS -> text.isEmpty() ? endHead() : head != null && head.add(text);
      case CHUNK_HEAD -> beginChunk(ChunkHeadParser.sizeOf(text));
      case CHUNK_END -> enter(Stage.CHUNK_HEAD);
      case TRAILERS -> text.isEmpty() ? enter(Stage.REQUEST_LINE) : RequestHead.isTrailer(text);
      case BODY, CHUNK -> throw new IllegalStateException("A body has no lines");
    };
  }

  private boolean begin(String requestLine) {
    head = new RequestHead(requestLine);
    stage = Stage.FIELDS;
    return RequestHeadSyntax.isRequestLine(requestLine);
  }

  private boolean endHead() {
    if (head == null || !head.isComplete()) {
      return false;
    }
    leftBytes = head.bodyLength();
    if (leftBytes == RequestHead.CHUNKED) {
      return enter(Stage.CHUNK_HEAD);
    }
    return enter(leftBytes == 0 ? Stage.REQUEST_LINE : Stage.BODY);
  }

  private boolean beginChunk(long size) {
    leftBytes = size;
    return size != ChunkHeadParser.MALFORMED && enter(size == 0 ? Stage.TRAILERS : Stage.CHUNK);
  }

  private boolean enter(Stage next) {
    stage = next;
    return true;
  }
}
