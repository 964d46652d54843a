package io.insula.testkit;

import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The servers of a contract test. The server that calls the apps may also host them. The tests run
 * within one server, over loopback, and over TLS.
 */
public final class ContractServers implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final List<ApplicationContext> open = new ArrayList<>();
  private final ApplicationContext caller;

  private ContractServers(Map<String, Object> properties, ApplicationContext... others) {
    open.addAll(List.of(others));
    caller = start(properties);
    open.add(caller);
  }

  /** Hosts all apps in the calling server. */
  public static ContractServers inOneProcess() {
    return new ContractServers(Map.of());
  }

  /** Hosts apps in another server of this Java process, called without encryption. */
  public static ContractServers overLoopback(Set<String> apps) {
    var port = ServerProcess.freePort();
    var insecure = Map.<String, Object>of("insula.remote.insecure-local", true);
    var properties = new HashMap<>(insecure);
    properties.put("insula.hosted-apps", String.join(",", apps));
    properties.put("insula.remote.port", port);
    var host = start(properties);
    return new ContractServers(callerOf(apps, port, insecure), host);
  }

  /** Hosts apps in a server in another Java process, called over TLS. */
  public static ContractServers of(RemoteServerSetup other) {
    var own = other.caller();
    return new ContractServers(
        callerOf(
            other.apps(),
            other.port(),
            Map.of(
                "insula.remote.certificate", own.certificate().toString(),
                "insula.remote.key", own.key().toString(),
                "insula.remote.authorities", own.authorities().toString())));
  }

  /** Returns the API of an app as a bean of the calling server. */
  public <T> T api(Class<T> type) {
    return caller.getBean(type);
  }

  /** Returns a bean of the server that hosts the apps, which must be in this process. */
  public <T> T inHost(Class<T> type) {
    return open.getFirst().getBean(type);
  }

  @Override
  public void close() {
    open.reversed().forEach(ApplicationContext::close);
  }

  private static Map<String, Object> callerOf(
      Set<String> apps, int port, Map<String, Object> security) {
    var properties = new HashMap<>(security);
    for (var app : apps) {
      properties.put("insula.apps." + app, "remote");
      properties.put("insula.remote." + app + ".target", LOOPBACK + ":" + port);
    }
    return properties;
  }

  private static ApplicationContext start(Map<String, Object> properties) {
    var onAnyPort = new HashMap<>(properties);
    onAnyPort.put("micronaut.server.port", -1);
    return ApplicationContext.builder()
        .banner(false)
        .deduceEnvironment(false)
        .properties(onAnyPort)
        .start();
  }
}
