package io.insula.kernel.movingout.forwarding;

import io.insula.kernel.base.apps.AppState;
import io.insula.kernel.base.apps.AppStateFinder;
import io.insula.kernel.movingout.hosting.RemoteAddressReader;
import io.insula.kernel.movingout.hosting.RemoteApis;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteSecurity;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Finds the process to which the web requests of a remote app are forwarded. Keeps the HTTP clients
 * for these processes.
 */
@Singleton
@Requires(condition = AnyRemoteAppCondition.class)
final class RemoteAppTargets {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final Map<String, ForwardingTarget> byPrefix = new HashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("forwarding-", 0).factory());

  /**
   * @param security the authentication between processes; a provider, because the bean is created
   *     only if an app is remote
   */
  RemoteAppTargets(
      RemoteApis apis, ApplicationContext context, BeanProvider<RemoteSecurity> security) {
    for (var api : apis.all()) {
      if (AppStateFinder.find(api.app(), context) == AppState.REMOTE && !api.routes().isEmpty()) {
        add(api, context, security.get());
      }
    }
  }

  private void add(RemoteApiProvider<?> api, ApplicationContext context, RemoteSecurity security) {
    var target = RemoteAddressReader.ofWeb(api.app(), context);
    var tls = security.webTowards(target);
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(threads);
    tls.ifPresent(client::sslContext);
    var forwardingTarget =
        new ForwardingTarget(
            api.app(),
            URI.create(
                (tls.isPresent() ? "https://" : "http://")
                    + target.at(security.addressOf(target.host()))),
            client.build(),
            new UpstreamConcurrencyLimit());
    api.routes().forEach(prefix -> byPrefix.put(prefix, forwardingTarget));
  }

  /** Returns the first parts of the paths that are forwarded. */
  Set<String> prefixes() {
    return byPrefix.keySet();
  }

  /**
   * Returns the target of a request.
   *
   * @param path a path that begins with one of the prefixes
   */
  ForwardingTarget of(String path) {
    var forwardingTarget = byPrefix.get(PathPrefixParser.of(path));
    if (forwardingTarget == null) {
      throw new IllegalArgumentException(path + " is not forwarded");
    }
    return forwardingTarget;
  }

  @PreDestroy
  void close() {
    byPrefix.values().forEach(forwardingTarget -> forwardingTarget.client().shutdownNow());
    threads.shutdown();
  }
}
