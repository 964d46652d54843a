package io.insula.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Finds the end of a body with {@code Transfer-Encoding: chunked} (RFC 9112, section 7.1), which
 * can arrive in any number of pieces. Trailer fields are skipped.
 */
final class ChunkedBodyEndFinder {
  private static final int HEXADECIMAL = 16;
  private static final int MAX_DIGITS = 8;

  private enum State {
    SIZE,
    REST_OF_SIZE_LINE,
    DATA,
    END_OF_DATA,
    TRAILER,
    END
  }

  private State state = State.SIZE;
  private long size;
  private int digits;
  private int trailerLineBytes;

  /**
   * Examines the bytes of a piece.
   *
   * @param end the position after the last byte of the piece
   * @return whether the body is complete
   * @throws IOException if the bytes are not chunks, or come after the end of the body
   */
  boolean received(ByteBuffer piece, int begin, int end) throws IOException {
    var position = begin;
    while (position < end) {
      if (state == State.DATA) {
        var taken = Math.min(size, end - position);
        size -= taken;
        position += (int) taken;
        if (size == 0) {
          state = State.END_OF_DATA;
        }
      } else {
        next(piece.get(position++));
      }
    }
    return state == State.END;
  }

  private void next(byte value) throws IOException {
    switch (state) {
      case SIZE -> sizeDigit(value);
      case REST_OF_SIZE_LINE -> {
        if (value == '\n') {
          state = size == 0 ? State.TRAILER : State.DATA;
        }
      }
      case END_OF_DATA -> {
        if (value == '\n') {
          state = State.SIZE;
          digits = 0;
        } else if (value != '\r') {
          throw new IOException("a chunk is longer than its size");
        }
      }
      case TRAILER -> trailerByte(value);
      case DATA, END -> throw new IOException("the server sent more than the last chunk");
    }
  }

  private void sizeDigit(byte value) throws IOException {
    int digit = Character.digit(value, HEXADECIMAL);
    if (digit >= 0 && digits < MAX_DIGITS) {
      size = size * HEXADECIMAL + digit;
      digits++;
    } else if (digits > 0 && (value == '\r' || value == ';')) {
      state = State.REST_OF_SIZE_LINE;
    } else {
      throw new IOException("this is not the size of a chunk");
    }
  }

  private void trailerByte(byte value) {
    if (value != '\n') {
      trailerLineBytes += value == '\r' ? 0 : 1;
    } else if (trailerLineBytes == 0) {
      state = State.END;
    } else {
      trailerLineBytes = 0;
    }
  }
}
