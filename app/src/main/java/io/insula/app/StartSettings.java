package io.insula.app;

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

  static StartSettings of(Map<String, String> environment) {
    var development = isTrue(environment, "INSULA_DEVELOPMENT");
    return new StartSettings(
        development,
        development && environment.getOrDefault("INSULA_DATABASE_URL", "").isBlank(),
        Path.of(environment.getOrDefault("INSULA_DATA", "data")),
        isTrue(environment, "INSULA_EXIT_WHEN_READY"),
        Map.of(
            "insula.development",
            development,
            "insula.demo",
            development && !"false".equals(environment.get("INSULA_DEMO")),
            "micronaut.server.host",
            environment.getOrDefault("INSULA_HOST", development ? "127.0.0.1" : "0.0.0.0"),
            "micronaut.server.port",
            environment.getOrDefault("INSULA_PORT", "8080")));
  }

  private static boolean isTrue(Map<String, String> environment, String name) {
    return Boolean.parseBoolean(environment.get(name));
  }
}
