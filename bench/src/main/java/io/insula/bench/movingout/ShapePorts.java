package io.insula.bench.movingout;

import io.insula.bench.server.PeerCertificates;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * The ports and certificates with which the processes of a shape call each other.
 *
 * @param ports the port for calls from other processes
 */
record ShapePorts(
    DeploymentShape shape, Map<ShapeProcess, Integer> ports, PeerCertificates certificates) {
  /** Assigns a port to every process of a shape. */
  static ShapePorts of(DeploymentShape shape, IntSupplier ports, PeerCertificates certificates) {
    return new ShapePorts(
        shape,
        shape.parts().stream()
            .collect(Collectors.toMap(Function.identity(), _ -> ports.getAsInt())),
        certificates);
  }

  /** Returns the environment variables of a process. */
  Map<String, String> settings(ShapeProcess part) {
    var settings = new HashMap<String, String>();
    if (shape.parts().size() > 1) {
      settings.putAll(certificates.settings(part.name()));
    }
    for (var home : shape.parts()) {
      home.apps().forEach(app -> settings.putAll(home.equals(part) ? hosted(app) : remote(app)));
    }
    return settings;
  }

  private Map<String, String> hosted(String app) {
    var callers =
        shape.parts().stream()
            .filter(part -> !part.apps().contains(app))
            .map(ShapeProcess::name)
            .collect(Collectors.joining(","));
    if (callers.isEmpty()) {
      return Map.of();
    }
    return Map.of(
        "INSULA_REMOTE_PORT",
        Integer.toString(portOf(app)),
        "INSULA_REMOTE_HOST",
        "127.0.0.1",
        variable(app, "CALLERS"),
        callers);
  }

  private Map<String, String> remote(String app) {
    return Map.of(
        "INSULA_APPS_" + upper(app), "remote", variable(app, "TARGET"), "127.0.0.1:" + portOf(app));
  }

  private int portOf(String app) {
    return Objects.requireNonNull(ports.get(shape.home(app)), "every process has a port");
  }

  private static String variable(String app, String what) {
    return "INSULA_REMOTE_" + upper(app) + "_" + what;
  }

  private static String upper(String app) {
    return app.toUpperCase(Locale.ROOT);
  }
}
