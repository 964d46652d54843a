package io.insula.kernel.movingout.forwarding;

import io.insula.kernel.movingout.hosting.RemoteSettings;
import io.insula.kernel.web.limits.RequestLimitsInstaller;
import io.insula.remote.HandshakeFailureReporter;
import io.insula.remote.RemoteCallContext;
import io.insula.remote.RemoteSecurity;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.NettyListenerConfiguration;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts the web requests that other processes forward to the apps of this process. */
@Singleton
@Requires(property = "insula.remote.port", notEquals = "0")
final class ForwardedRequestServer implements GracefulShutdownCapable {
  private static final Logger LOG = LoggerFactory.getLogger(ForwardedRequestServer.class);

  /**
   * The time after which this process closes an idle connection. The forwarding process closes idle
   * connections sooner, so no request arrives on a closing connection.
   */
  private static final Duration IDLE = Duration.ofSeconds(90);

  private final ApplicationContext context;
  private final RemoteSettings settings;
  private final Duration grace;
  private final AtomicReference<@Nullable NettyEmbeddedServer> running = new AtomicReference<>();

  ForwardedRequestServer(
      ApplicationContext context,
      RemoteSettings settings,
      @Value("${micronaut.lifecycle.graceful-shutdown.grace-period}") Duration grace) {
    this.context = context;
    this.settings = settings;
    this.grace = grace;
  }

  @EventListener
  void start(StartupEvent event) {
    var security = context.getBean(RemoteSecurity.class);
    var tls = security.webOn(settings.address());
    var failures = new HandshakeFailureReporter(context.getBean(RemoteCallContext.class));
    var address = security.addressOf(settings.address());
    var server = context.getBean(NettyEmbeddedServerFactory.class).build(configuration(address));
    server.register(new ForwardedConnectionCustomizer(tls, failures));
    context.getBean(RequestLimitsInstaller.class).putInto(server);
    running.set(server.start());
    LOG.info(
        "Accepting web requests from other processes at {}:{}",
        settings.address(),
        settings.portForWeb());
  }

  /**
   * Returns the configuration of the client-facing server with three changes: the address, the port
   * for forwarded requests, and the idle timeout.
   */
  private NettyHttpServerConfiguration configuration(String address) {
    var configuration = context.createBean(NettyHttpServerConfiguration.class);
    configuration.setListeners(
        List.of(
            NettyListenerConfiguration.createTcp(
                address, settings.portForWeb(), false, null, null)));
    configuration.setIdleTimeout(IDLE);
    return configuration;
  }

  @Override
  public CompletionStage<?> shutdownGracefully() {
    var server = running.get();
    return server == null ? CompletableFuture.completedStage(null) : server.shutdownGracefully();
  }

  @EventListener
  void stop(ShutdownEvent event) {
    var server = running.getAndSet(null);
    if (server == null) {
      return;
    }
    try {
      server
          .shutdownGracefully()
          .toCompletableFuture()
          .get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Not all forwarded requests completed: {}", e.toString());
    }
    server.stop();
  }
}
