package io.insula.testkit;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Finds out whether Docker is available to run a container. */
final class DockerAvailability {
  private DockerAvailability() {}

  /**
   * Returns whether Docker is available. If it is not, returns quickly and without output;
   * Testcontainers itself would take seconds.
   */
  static boolean isAnswering() {
    var somewhere =
        System.getenv("DOCKER_HOST") != null || sockets().anyMatch(DockerAvailability::isTaken);
    return somewhere && DockerClientFactory.instance().isDockerAvailable();
  }

  private static Stream<Path> sockets() {
    var home = System.getProperty("user.home", "");
    var runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run");
    return Stream.of(
        Path.of("/var/run/docker.sock"),
        Path.of(runtime, "docker.sock"),
        Path.of(home, ".docker/run/docker.sock"),
        Path.of(home, ".docker/desktop/docker.sock"));
  }

  private static boolean isTaken(Path socket) {
    if (!Files.exists(socket)) {
      return false;
    }
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    } catch (IOException e) {
      return false; // The socket is a leftover: Docker no longer listens there.
    }
  }
}
