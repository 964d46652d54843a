package io.insula.remote;

import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The connections to all apps in other processes. */
public final class RemoteConnections implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(20);
  private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(5);

  /**
   * The largest size of an answer's headers. It is large because an error about invalid input lists
   * all invalid fields in the headers.
   */
  private static final int MAX_HEADER_BYTES = 1024 * 1024;

  private final RemoteSecurity security;
  private final Duration deadline;
  private final RemoteCallContext callContext;
  private final Map<String, RemoteConnection> byService = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("remote-call-", 0).factory());

  /**
   * @param deadline how long a call may take if it is not part of a request with a deadline
   */
  public RemoteConnections(
      RemoteSecurity security, Duration deadline, RemoteCallContext callContext) {
    this.security = security;
    this.deadline = deadline;
    this.callContext = callContext;
  }

  /**
   * Returns the connection to an API of an app.
   *
   * @throws RemoteSetupException if calls to that target are not allowed
   */
  public RemoteConnection to(RemoteApiProvider<?> api, RemoteTarget target) {
    return byService.computeIfAbsent(api.descriptor().getName(), _ -> connect(api, target));
  }

  private RemoteConnection connect(RemoteApiProvider<?> api, RemoteTarget target) {
    var channel =
        NettyChannelBuilder.forTarget(
                "dns:///" + target.at(security.addressOf(target.host())), security.towards(target))
            .executor(threads)
            .defaultServiceConfig(GrpcServiceConfig.of(api.descriptor()))
            .disableServiceConfigLookUp()
            .maxInboundMessageSize(RemoteConnection.MAX_MESSAGE_BYTES)
            .maxInboundMetadataSize(MAX_HEADER_BYTES)
            .keepAliveTime(KEEP_ALIVE_INTERVAL.toSeconds(), TimeUnit.SECONDS)
            .keepAliveTimeout(KEEP_ALIVE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
            .withOption(
                ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(CONNECT_TIMEOUT.toMillis()))
            .build();
    return new RemoteConnection(api, channel, deadline, callContext);
  }

  @Override
  public void close() {
    byService.values().forEach(RemoteConnection::close);
    threads.shutdown();
  }
}
