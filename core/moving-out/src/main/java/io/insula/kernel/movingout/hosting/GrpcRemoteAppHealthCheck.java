package io.insula.kernel.movingout.hosting;

import io.insula.kernel.base.apps.Apps;
import io.insula.kernel.base.apps.RemoteAppHealthCheck;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteConnection;
import io.insula.remote.RemoteConnections;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Checks the remote apps by gRPC, on the connections that also carry their calls. */
@Singleton
final class GrpcRemoteAppHealthCheck implements RemoteAppHealthCheck {
  private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(2);

  private final Apps apps;
  private final RemoteApis apis;
  private final ApplicationContext context;
  private final BeanProvider<RemoteConnections> connections;

  /**
   * @param connections the connections to other processes; a provider, because the bean is created
   *     only if an app is remote
   */
  GrpcRemoteAppHealthCheck(
      Apps apps,
      RemoteApis apis,
      ApplicationContext context,
      BeanProvider<RemoteConnections> connections) {
    this.apps = apps;
    this.apis = apis;
    this.context = context;
    this.connections = connections;
  }

  @Override
  public Map<String, Optional<String>> faults() {
    var answers = new TreeMap<String, CompletableFuture<Optional<String>>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var api : apis.all()) {
        if (apps.remote().contains(api.app())) {
          var connection = connectionTo(api);
          answers.merge(
              api.app(),
              CompletableFuture.supplyAsync(() -> connection.fault(CHECK_TIMEOUT), threads),
              GrpcRemoteAppHealthCheck::firstFault);
        }
      }
    }
    var faults = new TreeMap<String, Optional<String>>();
    answers.forEach((app, answer) -> faults.put(app, answer.join()));
    return faults;
  }

  /** Returns the fault of an app with two APIs; empty if both answer. */
  private static CompletableFuture<Optional<String>> firstFault(
      CompletableFuture<Optional<String>> one, CompletableFuture<Optional<String>> other) {
    return one.thenCombine(other, (first, second) -> first.or(() -> second));
  }

  private RemoteConnection connectionTo(RemoteApiProvider<?> api) {
    return connections.get().to(api, RemoteAddressReader.ofCalls(api.app(), context));
  }
}
