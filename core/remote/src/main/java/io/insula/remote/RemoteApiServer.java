package io.insula.remote;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Answers calls from other processes. */
public final class RemoteApiServer implements AutoCloseable {
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(30);
  private static final Duration MIN_CLIENT_KEEP_ALIVE_INTERVAL = Duration.ofSeconds(10);

  /**
   * The maximum age of a connection. A replaced or removed certificate takes effect within this
   * time.
   */
  private static final Duration CONNECTION_AGE = Duration.ofMinutes(10);

  private final Server server;
  private final HealthStatusManager health;
  private final Duration grace;

  private RemoteApiServer(Server server, HealthStatusManager health, Duration grace) {
    this.server = server;
    this.health = health;
    this.grace = grace;
  }

  /**
   * Settings of the server.
   *
   * @param host the address to listen on
   * @param port the port; 0 for any free port
   * @param grace how long running calls may take to end when the server is closed
   */
  public record Address(String host, int port, Duration grace) {}

  /**
   * Starts to listen. Without its database, the process is unhealthy, but its apps stay healthy.
   * Clients then still call the apps and get the apps' own errors.
   *
   * @param isReady returns whether the database of this process is ready; must not block
   * @throws RemoteSetupException if listening at this address is not allowed or fails
   */
  public static RemoteApiServer start(
      Address address,
      RemoteSecurity security,
      List<ExposedApi> services,
      RemoteCallContext callContext,
      Clock clock,
      BooleanSupplier isReady) {
    var health = new HealthStatusManager();
    var builder =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(security.addressOf(address.host()), address.port()),
                HandshakeWatchingNegotiator.of(
                    security.on(address.host()), new HandshakeFailureReporter(callContext)))
            .executor(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("remote-", 0).factory()))
            .maxInboundMessageSize(RemoteConnection.MAX_MESSAGE_BYTES)
            .maxInboundMetadataSize(CallOriginHeaders.MAX_BYTES)
            .handshakeTimeout(HANDSHAKE.toSeconds(), TimeUnit.SECONDS)
            .keepAliveTime(KEEP_ALIVE_INTERVAL.toSeconds(), TimeUnit.SECONDS)
            .permitKeepAliveTime(MIN_CLIENT_KEEP_ALIVE_INTERVAL.toSeconds(), TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .maxConnectionAge(CONNECTION_AGE.toSeconds(), TimeUnit.SECONDS)
            .maxConnectionAgeGrace(KEEP_ALIVE_INTERVAL.toSeconds(), TimeUnit.SECONDS)
            .addService(
                ServerInterceptors.intercept(
                    health.getHealthService(), new ReadinessInterceptor(health, isReady)));
    for (var service : services) {
      var api = service.api();
      var answering =
          new IncomingCallInterceptor(api.app(), new ExceptionCodecs(api.failures()), callContext);
      // The interceptor that is listed last runs first, so the caller is authorized before its
      // headers are read.
      builder.addService(
          security instanceof InsecureLocalSecurity
              ? ServerInterceptors.intercept(service.service(), answering)
              : ServerInterceptors.intercept(
                  service.service(),
                  answering,
                  new CallerAuthorizationInterceptor(
                      api.app(), service.callers(), callContext, clock)));
      health.setStatus(api.descriptor().getName(), ServingStatus.SERVING);
    }
    try {
      return new RemoteApiServer(builder.build().start(), health, address.grace());
    } catch (IOException e) {
      throw new RemoteSetupException(
          "Cannot listen for calls from other processes at %s:%d: %s"
              .formatted(address.host(), address.port(), e.getMessage()),
          e);
    }
  }

  /** Updates the health of the whole process before a client reads it. */
  private record ReadinessInterceptor(HealthStatusManager health, BooleanSupplier isReady)
      implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      health.setStatus(
          HealthStatusManager.SERVICE_NAME_ALL_SERVICES,
          isReady.getAsBoolean() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
      return next.startCall(call, headers);
    }
  }

  public int port() {
    return server.getPort();
  }

  /**
   * Accepts no further calls, waits for the running calls, and cancels them after the grace period.
   */
  @Override
  public void close() {
    health.enterTerminalState();
    server.shutdown();
    try {
      if (!server.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
