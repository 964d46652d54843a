package io.insula.remote;

import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The authentication between processes. */
public sealed interface RemoteSecurity extends AutoCloseable permits MutualTls, InsecureLocal {
  /**
   * Returns the credentials for calls to another process.
   *
   * @throws RemoteSetupException if such calls to this target are not allowed
   */
  ChannelCredentials towards(RemoteTarget target);

  /**
   * Returns the credentials for calls from other processes.
   *
   * @param host the address to listen on
   * @throws RemoteSetupException if listening at this address is not allowed
   */
  ServerCredentials on(String host);

  /**
   * Returns the TLS context for web requests to another process; empty if these requests are not
   * encrypted.
   *
   * @throws RemoteSetupException if such requests to this target are not allowed
   */
  Optional<SSLContext> webTowards(RemoteTarget target);

  /**
   * Returns the TLS context for web requests from other processes, which must authenticate with
   * certificates; empty if these requests use neither encryption nor certificates.
   *
   * @param host the address to listen on
   * @throws RemoteSetupException if listening at this address is not allowed
   */
  Optional<SSLContext> webOn(String host);

  /**
   * Returns the address with which to connect to a host, or to listen on it. Without encryption,
   * this is the loopback address for the name {@code localhost}, which could otherwise resolve to
   * another machine. In all other cases it is the host itself.
   */
  String addressOf(String host);

  @Override
  void close();
}
