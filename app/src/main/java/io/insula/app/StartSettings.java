package io.insula.app;

import io.insula.kernel.base.CannotStartException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is decided before there is an application context.
 *
 * @param development whether this is somebody's own machine: loopback only, a database and demo
 *     data of its own
 * @param embedsDatabase whether to bring a PostgreSQL along
 * @param data where that one keeps its data
 * @param exitWhenReady whether to end at once after the first ready answer; for training runs
 * @param properties what the application context is told
 */
record StartSettings(
    boolean development,
    boolean embedsDatabase,
    Path data,
    boolean exitWhenReady,
    Map<String, Object> properties) {
  private static final String LOOPBACK = "127.0.0.1";

  /**
   * Reads them.
   *
   * @throws CannotStartException if other machines could sign in with the passwords of the demo
   */
  static StartSettings of(Map<String, String> environment) {
    var development = isTrue(environment, "INSULA_DEVELOPMENT");
    var demo = development && !"false".equals(environment.get("INSULA_DEMO"));
    var host = environment.getOrDefault("INSULA_HOST", development ? LOOPBACK : "0.0.0.0");
    if (demo && !isLoopback(host)) {
      throw new CannotStartException(
          "everybody knows the passwords of the demo accounts, and INSULA_HOST lets other machines"
              + " in: use --no-demo (or INSULA_DEMO=false) and set INSULA_ADMIN_PASSWORD");
    }
    return new StartSettings(
        development,
        development && environment.getOrDefault("INSULA_DATABASE_URL", "").isBlank(),
        Path.of(environment.getOrDefault("INSULA_DATA", "data")),
        isTrue(environment, "INSULA_EXIT_WHEN_READY"),
        Map.of(
            "insula.development",
            development,
            "insula.demo",
            demo,
            "micronaut.server.host",
            host,
            "micronaut.server.port",
            environment.getOrDefault("INSULA_PORT", "8080")));
  }

  /** Whether other machines can reach a server in development. */
  boolean isExposedDevelopment() {
    return development && !isLoopback(String.valueOf(properties.get("micronaut.server.host")));
  }

  private static boolean isLoopback(String host) {
    try {
      return host.equalsIgnoreCase("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false; // A name, which may lead anywhere.
    }
  }

  private static boolean isTrue(Map<String, String> environment, String name) {
    return Boolean.parseBoolean(environment.get(name));
  }
}
