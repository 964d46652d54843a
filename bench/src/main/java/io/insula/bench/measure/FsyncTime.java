package io.insula.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Measures how long a disk takes to make a page durable. A durable commit takes at least this time.
 */
public final class FsyncTime {
  private static final int PAGE_BYTES = 8192;
  private static final int PAGES = 64;
  private static final int TIMES = 400;

  private FsyncTime() {}

  /** Returns the median time of overwriting one page of a file in this folder, in milliseconds. */
  public static double medianMillis(Path folder) {
    try {
      var file = Files.createTempFile(folder, "fsync", null);
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.allocate(PAGE_BYTES * PAGES), 0);
        channel.force(true);
        var millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
          long start = System.nanoTime();
          channel.write(ByteBuffer.allocate(PAGE_BYTES), (long) PAGE_BYTES * (i % PAGES));
          channel.force(false);
          millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return Median.of(millis);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
