package io.insula.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * The output of a postmaster and its child processes, which goes to a log file. The output shows
 * when the server is ready and when the server has ended.
 */
final class PostmasterOutput {
  private static final String READY = "database system is ready to accept connections";
  private static final int MAX_LAST_LINES = 50;

  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Deque<String> lastLines = new ArrayDeque<>();

  /** Reads the output of {@code process} in a separate thread. */
  static PostmasterOutput of(Process process, Path log) {
    var output = new PostmasterOutput();
    Thread.ofPlatform()
        .name("insula-postgres-output")
        .daemon()
        .start(() -> output.read(process, log));
    return output;
  }

  /**
   * Returns a future that completes when the server accepts connections, and fails if the server
   * ends before that.
   */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Returns a future that completes when the server and all of its processes have ended. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  synchronized String lastLines() {
    return String.join("\n", lastLines);
  }

  private void read(Process process, Path log) {
    try (var reader = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        var writer = Files.newBufferedWriter(log)) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        writer.write(line);
        writer.newLine();
        writer.flush();
        keep(line);
        if (line.contains(READY)) {
          ready.complete(null);
        }
      }
    } catch (IOException e) {
      ready.completeExceptionally(new UncheckedIOException(e));
    } finally {
      ready.completeExceptionally(new PostgresException("the server ended"));
      ended.complete(null);
    }
  }

  private synchronized void keep(String line) {
    if (lastLines.size() == MAX_LAST_LINES) {
      lastLines.removeFirst();
    }
    lastLines.addLast(line);
  }
}
