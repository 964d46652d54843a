package io.insula.kernel.remote;

import io.grpc.BindableService;
import io.insula.kernel.CannotStartException;
import io.insula.remote.Host;
import io.insula.remote.HostedService;
import io.insula.remote.RemoteSecurity;
import io.insula.remote.Surroundings;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes calls from other processes for the apps of this one, if it is given a port for them. */
@Singleton
final class RemoteHost {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteHost.class);

  private final RemoteSettings settings;
  private final Duration grace;
  private final BeanProvider<Parts> parts;
  private final AtomicReference<@Nullable Host> running = new AtomicReference<>();

  /**
   * @param parts are asked for only if there is a port
   */
  RemoteHost(
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

  /** What it takes to host. */
  @Singleton
  record Parts(
      RemoteSecurity security,
      List<BindableService> services,
      RemoteApis apis,
      Callers callers,
      Surroundings surroundings,
      Clock clock) {

    Host start(RemoteSettings settings, Duration grace) {
      var hosted = services.stream().map(this::hosted).toList();
      var host =
          Host.start(
              new Host.Address(settings.address(), settings.port(), grace),
              security,
              hosted,
              surroundings,
              clock);
      LOG.info(
          "Taking calls from other processes at {}:{} for {}",
          settings.address(),
          host.port(),
          hosted.stream()
              .map(each -> each.api().app() + " by " + each.callers())
              .collect(Collectors.joining(", ")));
      return host;
    }

    private HostedService hosted(BindableService service) {
      var name = service.bindService().getServiceDescriptor().getName();
      var api =
          apis.ofService(name)
              .orElseThrow(
                  () ->
                      new CannotStartException("No API on the class path has the service " + name));
      return new HostedService(api, service, callers.of(api.app()));
    }
  }
}
