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
 * A body on disk, so that nothing else waits for its client. The file has no name once it is open
 * ({@link StandardOpenOption#DELETE_ON_CLOSE}): its space is free again when it is closed, and also
 * when the process is killed.
 */
public final class ReceivedFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final FileChannel channel;

  private ReceivedFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the body of a request to its end, so that no transaction waits for its client.
   *
   * @param document null if there is none
   * @throws ContentLengthExceededException if it is too large
   * @throws InvalidInputException if it breaks off
   * @throws UnavailableException if the disk does not take it
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
    return new InvalidInputException("", "the body broke off; nothing is stored");
  }

  /**
   * Takes a body to its end.
   *
   * @throws IOException if the body breaks off
   * @throws UnavailableException if the disk does not take it
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
      throw noRoom(e);
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
      throw noRoom(e);
    }
  }

  private static UnavailableException noRoom(IOException cause) {
    return new UnavailableException(
        "The disk of this server does not take the file; try again.", RETRY_AFTER, cause);
  }

  /** Reads it from its beginning; the stream ends with this. */
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
