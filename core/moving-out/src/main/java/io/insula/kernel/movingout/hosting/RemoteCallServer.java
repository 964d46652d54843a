package io.insula.kernel.movingout.hosting;

import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.base.apps.Apps;
import io.insula.kernel.database.DatabaseHealthIndicator;
import io.insula.kernel.privacy.HostedPersonalData;
import io.insula.remote.ExposedApi;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteApiServer;
import io.insula.remote.RemoteCallContext;
import io.insula.remote.RemoteSecurity;
import io.insula.remote.privacy.PersonalDataApi;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts calls from other processes to the apps of this process, if a port is configured. */
@Singleton
final class RemoteCallServer {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteCallServer.class);

  private final RemoteSettings settings;
  private final Duration grace;
  private final BeanProvider<Parts> parts;
  private final AtomicReference<@Nullable RemoteApiServer> running = new AtomicReference<>();

  /**
   * @param parts the beans for answering calls, which are created only if a port is configured
   */
  RemoteCallServer(
      RemoteSettings settings,
      @Value("${micronaut.lifecycle.graceful-shutdown.grace-period}") Duration grace,
      BeanProvider<Parts> parts) {
    this.settings = settings;
    this.grace = grace;
    this.parts = parts;
  }

  @EventListener
  void start(StartupEvent event) {
    if (settings.port() != 0) {
      running.set(parts.get().start(settings, grace));
    }
  }

  @EventListener
  void stop(ShutdownEvent event) {
    var host = running.getAndSet(null);
    if (host != null) {
      host.close();
    }
  }

  /** The beans that are needed to answer calls from other processes. */
  @Singleton
  record Parts(
      RemoteSecurity security,
      RemoteApis apis,
      Apps apps,
      ApplicationContext context,
      AllowedCallers callers,
      HostedPersonalData people,
      RemoteCallContext callContext,
      Clock clock,
      DatabaseHealthIndicator database) {

    RemoteApiServer start(RemoteSettings settings, Duration grace) {
      // Only the apps in this process accept calls. The bean of a remote app is a client, which
      // would call a third process.
      var names = apps.hosted().stream().map(AppDescriptor::name).collect(Collectors.toSet());
      var hosted =
          apis.all().stream()
              .filter(api -> names.contains(api.app()))
              .<ExposedApi>map(this::hosted)
              .toList();
      var personal = hosted.stream().map(each -> personalDataOf(each.api().app()));
      var host =
          RemoteApiServer.start(
              new RemoteApiServer.Address(settings.address(), settings.port(), grace),
              security,
              Stream.concat(hosted.stream(), personal).toList(),
              callContext,
              clock,
              database::isReady);
      LOG.info(
          "Accepting calls from other processes at {}:{} for {}",
          settings.address(),
          host.port(),
          hosted.stream()
              .map(each -> each.api().app() + " (callers: " + each.callers() + ")")
              .collect(Collectors.joining(", ")));
      return host;
    }

    private <T> ExposedApi hosted(RemoteApiProvider<T> api) {
      return new ExposedApi(api, api.service(context.getBean(api.type())), callers.of(api.app()));
    }

    private ExposedApi personalDataOf(String app) {
      var api = new PersonalDataApi(app);
      return new ExposedApi(api, api.service(people.of(app)), callers.of(app));
    }
  }
}
