package io.insula.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A block of loopback ports that other test processes of the same user do not use. A server binds
 * its port seconds after a test has chosen the port.
 */
final class FreePorts {
  /**
   * The first port of the first block. All blocks are below the ephemeral ports, which outgoing
   * connections use.
   */
  private static final int FIRST_PORT = 20_000;

  private static final int BLOCKS = 120;
  private static final int BLOCK_SIZE = 100;

  // This lock keeps its channel open until the process ends. Closing the channel would release the
  // lock.
  private final FileLock block;
  private final int first;
  private final AtomicInteger handedOut = new AtomicInteger();

  private FreePorts(FileLock block, int first) {
    this.block = block;
    this.first = first;
  }

  private static final class Holder {
    private static final FreePorts PORTS = lockBlock();
  }

  /** Locks a block at the first call. */
  static FreePorts ofThisRun() {
    return Holder.PORTS;
  }

  /**
   * Returns a free port whose next port is also free. The same port is returned again only after
   * all other ports of the block.
   *
   * @throws IllegalStateException if all ports of the block are in use
   */
  int next() {
    if (!block.isValid()) {
      throw new IllegalStateException("The lock on the ports of this process was lost");
    }
    return IntStream.range(0, BLOCK_SIZE / 2)
        .map(_ -> first + 2 * (handedOut.getAndIncrement() % (BLOCK_SIZE / 2)))
        .filter(port -> isFree(port) && isFree(port + 1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("All ports of this process are in use"));
  }

  private static FreePorts lockBlock() {
    var user = System.getProperty("user.name", "");
    var folder = Path.of(System.getProperty("java.io.tmpdir", ""), "insula-test-ports-" + user);
    try {
      Files.createDirectories(folder);
      // Each user of this machine has separate locks. A random first block makes it unlikely that
      // two users get the same ports.
      int start = ThreadLocalRandom.current().nextInt(BLOCKS);
      for (int i = 0; i < BLOCKS; i++) {
        int number = (start + i) % BLOCKS;
        var lock = tryLock(folder.resolve(number + ".lock"));
        if (lock != null) {
          return new FreePorts(lock, FIRST_PORT + number * BLOCK_SIZE);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("Other processes have locked all ports for tests");
  }

  /** Returns null if another process has locked the file. */
  private static @Nullable FileLock tryLock(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var lock = channel.tryLock();
    if (lock == null) {
      channel.close();
    }
    return lock;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false; // The port is taken.
    }
  }
}
