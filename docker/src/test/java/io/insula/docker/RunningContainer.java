package io.insula.docker;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A container that uses the network of this machine directly, so that a test needs neither a bridge
 * nor published ports. It is removed when it is closed.
 */
final class RunningContainer implements AutoCloseable {
  private final ContainerEngine engine;
  private final String name;

  private RunningContainer(ContainerEngine engine, String name) {
    this.engine = engine;
    this.name = name;
  }

  /**
   * Starts a container.
   *
   * @param options the options for the command {@code run} of the container engine
   * @param imageAndArguments the image, and the arguments for its entry point
   */
  static RunningContainer start(
      ContainerEngine engine, List<String> options, List<String> imageAndArguments) {
    var name = "insula-test-" + UUID.randomUUID();
    var command = new ArrayList<>(List.of("run", "--detach", "--network", "host", "--name", name));
    command.addAll(List.of("--label", ContainerEngine.label()));
    command.addAll(options);
    command.addAll(imageAndArguments);
    engine.run(command);
    return new RunningContainer(engine, name);
  }

  /** Returns a port of this machine on which no process listens. */
  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError("There is no free port", e);
    }
  }

  String name() {
    return name;
  }

  /** Runs a command in the container, which must succeed, and returns its output. */
  String execute(String... command) {
    var whole = new ArrayList<>(List.of("exec", name));
    whole.addAll(List.of(command));
    return engine.run(whole);
  }

  /** Runs a command in the container, and returns whether it succeeds. */
  boolean succeeds(String... command) {
    var whole = new ArrayList<>(List.of("exec", name));
    whole.addAll(List.of(command));
    return engine.succeeds(whole.toArray(String[]::new));
  }

  /** Returns what the container has printed to its standard output. */
  String log() {
    return engine.run("logs", name);
  }

  /** Returns one value of the engine's description of the container. */
  String inspect(String format) {
    return engine.run("inspect", "--format", format, name);
  }

  boolean isRunning() {
    return inspect("{{.State.Running}}").equals("true");
  }

  /** Sends SIGTERM to the container, and SIGKILL if it has not ended within 30 seconds. */
  void stop() {
    engine.run("stop", "--time", "30", name);
  }

  @Override
  public void close() {
    engine.run("rm", "--force", name);
  }
}
