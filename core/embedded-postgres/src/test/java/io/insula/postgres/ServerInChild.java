package io.insula.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child process that runs a durable server. A test can kill it. */
final class ServerInChild implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ServerInChild(Process process) {
    this.process = process;
    this.output = process.inputReader(UTF_8);
  }

  static ServerInChild start(Path folder) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            ServerInChild.class.getName(),
            folder.toString());
    return new ServerInChild(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /**
   * The main method of the process. It prints the port of the server, and runs until the process is
   * ended.
   */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      var server = PostgresServer.startDurable(Path.of(arguments[0]));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      System.out.println(server.port());
    } catch (PostgresException e) {
      System.out.println(e.getMessage());
      System.exit(3);
    }
    Thread.currentThread().join();
  }

  /** Returns the next line of the output of the child process. */
  String line() throws IOException {
    return output.readLine();
  }

  void killHard() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits until the process ends, by itself or after a SIGTERM, and returns its exit status. */
  int exit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The child process does not end");
    }
    return process.exitValue();
  }

  void terminate() {
    process.destroy();
  }

  @Override
  public void close() throws InterruptedException {
    killHard();
  }
}
