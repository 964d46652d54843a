package io.insula.kernel.movingout.forwarding;

import io.insula.garden.internal.web.GardenWeb;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/**
 * A server that hosts the test app garden, and the front server, which clients call and which
 * forwards their requests to the host.
 */
record ForwardingServers(int port, EmbeddedServer host, EmbeddedServer front)
    implements AutoCloseable {
  private static final Map<String, Object> INSECURE = Map.of("insula.remote.insecure-local", true);

  /** Starts both servers on this machine, without certificates. */
  static ForwardingServers insecure(Map<String, Object> ofFront) {
    var port = ServerProcess.freePort();
    return new ForwardingServers(port, insecureHost(port), insecureFront(port, ofFront));
  }

  static EmbeddedServer insecureHost(int port) {
    return host(port, INSECURE);
  }

  static EmbeddedServer insecureFront(int port, Map<String, Object> settings) {
    var all = new HashMap<>(INSECURE);
    all.putAll(settings);
    return front(port, all);
  }

  static EmbeddedServer host(int port, Map<String, Object> settings) {
    var all = new HashMap<>(settings);
    all.put("insula.remote.port", port);
    return ApplicationContext.run(EmbeddedServer.class, all);
  }

  static EmbeddedServer front(int port, Map<String, Object> settings) {
    var all = new HashMap<String, Object>();
    all.put("insula.apps.garden", "remote");
    all.put("insula.remote.garden.target", "127.0.0.1:" + port);
    all.put("insula.test.gate", "true");
    all.putAll(settings);
    return ApplicationContext.run(EmbeddedServer.class, all);
  }

  GardenWeb garden() {
    return host.getApplicationContext().getBean(GardenWeb.class);
  }

  /** Returns a client of the front server that is not signed in. */
  ApiClient nobody() {
    return ApiClient.at(front.getURI());
  }

  @Override
  public void close() {
    front.close();
    host.close();
  }
}
