package io.insula.app;

import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.SettingBounds;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;

/**
 * The settings that the process needs before the application context exists.
 *
 * @param isDevelopment whether the server runs in development: on loopback, with its own database
 *     and demo data by default
 * @param embedsDatabase whether to start the embedded PostgreSQL
 * @param data the data folder of the embedded PostgreSQL
 * @param exitsWhenReady whether the process ends when the server is ready, for training runs of the
 *     AOT cache
 * @param properties the properties for the application context
 */
record StartSettings(
    boolean isDevelopment,
    boolean embedsDatabase,
    Path data,
    boolean exitsWhenReady,
    Map<String, Object> properties) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int MAX_PORT = 65_535;

  /**
   * Reads the settings.
   *
   * @throws CannotStartException if other machines could sign in with the demo passwords, or if the
   *     port is not from 0 to 65535
   */
  static StartSettings of(Map<String, String> environment) {
    var isDevelopment = isTrue(environment, "INSULA_DEVELOPMENT");
    var demo = isDevelopment && !"false".equals(environment.get("INSULA_DEMO"));
    var host = environment.getOrDefault("INSULA_HOST", isDevelopment ? LOOPBACK : "0.0.0.0");
    if (demo && !isLoopback(host)) {
      throw new CannotStartException(
          "the passwords of the demo accounts are public, and INSULA_HOST lets other machines"
              + " connect: use --no-demo (or INSULA_DEMO=false) and set INSULA_ADMIN_PASSWORD");
    }
    return new StartSettings(
        isDevelopment,
        isDevelopment && environment.getOrDefault("INSULA_DATABASE_URL", "").isBlank(),
        Path.of(environment.getOrDefault("INSULA_DATA", "data")),
        isTrue(environment, "INSULA_EXIT_WHEN_READY"),
        Map.of(
            "insula.development",
            isDevelopment,
            "insula.demo",
            demo,
            "micronaut.server.host",
            host,
            "micronaut.server.port",
            SettingBounds.parse(
                "INSULA_PORT", environment.getOrDefault("INSULA_PORT", "8080"), 0, MAX_PORT)));
  }

  /** Returns whether other machines can reach a server in development. */
  boolean isExposedDevelopment() {
    return isDevelopment && !isLoopback(String.valueOf(properties.get("micronaut.server.host")));
  }

  private static boolean isLoopback(String host) {
    try {
      return host.equalsIgnoreCase("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false; // The host is a name, which can resolve to any address.
    }
  }

  private static boolean isTrue(Map<String, String> environment, String name) {
    return Boolean.parseBoolean(environment.get(name));
  }
}
