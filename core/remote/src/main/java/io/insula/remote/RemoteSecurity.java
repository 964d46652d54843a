package io.insula.remote;

import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The authentication between processes. */
public sealed interface RemoteSecurity extends AutoCloseable
    permits MutualTls, InsecureLocalSecurity {
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
   * Returns the TLS context for web requests to another process; empty without encryption.
   *
   * @throws RemoteSetupException if web requests to this target are not allowed
   */
  Optional<SSLContext> webTowards(RemoteTarget target);

  /**
   * Returns the TLS context for web requests from other processes; empty without encryption. The
   * other processes must have certificates.
   *
   * @param host the address to listen on
   * @throws RemoteSetupException if listening at this address is not allowed
   */
  Optional<SSLContext> webOn(String host);

  /**
   * Returns the address of a host, to connect to or to listen on. Without encryption, {@code
   * localhost} becomes the loopback address, because the name could resolve to another machine.
   */
  String addressOf(String host);

  @Override
  void close();
}
