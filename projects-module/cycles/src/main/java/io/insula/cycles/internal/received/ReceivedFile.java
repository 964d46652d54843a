package io.insula.cycles.internal.received;

import io.insula.api.InvalidInputException;
import io.insula.api.UnavailableException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on disk, so that no transaction waits for a slow client. The file is
 * unlinked at once ({@link StandardOpenOption#DELETE_ON_CLOSE}), so a killed process leaves no
 * file.
 */
public final class ReceivedFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final FileChannel channel;

  private ReceivedFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Stores the complete body of a request.
   *
   * @param document null if the request has no body
   * @throws ContentLengthExceededException if the body is too large
   * @throws InvalidInputException if the body is incomplete
   * @throws UnavailableException if the file cannot be written
   */
  public static ReceivedFile ofBody(@Nullable InputStream document) {
    try (var body = document == null ? InputStream.nullInputStream() : document) {
      return of(body);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static RuntimeException broken(IOException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ContentLengthExceededException tooLarge) {
        return tooLarge;
      }
    }
    return new InvalidInputException(
        "", "the body is incomplete, and nothing was stored; send it again");
  }

  /**
   * Stores a complete body.
   *
   * @throws IOException if the body is incomplete
   * @throws UnavailableException if the file cannot be written
   */
  static ReceivedFile of(InputStream body) throws IOException {
    var file = new ReceivedFile(open());
    try {
      file.take(body);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static FileChannel open() {
    var folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    try {
      return FileChannel.open(
          folder.resolve("insula-import-" + UUID.randomUUID()),
          Set.of(
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException e) {
      throw cannotStore(e);
    }
  }

  private void take(InputStream body) throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    for (var length = body.read(buffer); length >= 0; length = body.read(buffer)) {
      write(ByteBuffer.wrap(buffer, 0, length));
    }
  }

  private void write(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw cannotStore(e);
    }
  }

  private static UnavailableException cannotStore(IOException cause) {
    return new UnavailableException(
        "This server cannot store the file on its disk. Retry later.", RETRY_AFTER, cause);
  }

  /** Opens a stream from the start of the file. Closing this object ends the stream. */
  public InputStream read() {
    try {
      return Channels.newInputStream(channel.position(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
