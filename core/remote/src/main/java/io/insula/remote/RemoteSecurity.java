package io.insula.remote;

import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** How processes know each other. */
public sealed interface RemoteSecurity extends AutoCloseable permits MutualTls, InsecureLocal {
  /**
   * For calls to another process.
   *
   * @throws RemoteSetupException if such a one may not be called this way
   */
  ChannelCredentials towards(RemoteTarget target);

  /**
   * For calls from other processes.
   *
   * @param host the address to listen on
   * @throws RemoteSetupException if one may not listen there this way
   */
  ServerCredentials on(String host);

  /**
   * For web requests to another process; empty where they are not encrypted.
   *
   * @throws RemoteSetupException if such a one may not be called this way
   */
  Optional<SSLContext> webTowards(RemoteTarget target);

  /**
   * For web requests from other processes, which must prove who they are; empty where they need
   * not.
   *
   * @param host the address to listen on
   * @throws RemoteSetupException if one may not listen there this way
   */
  Optional<SSLContext> webOn(String host);

  /** The address to use in place of a host, where its name is not enough. */
  String addressOf(String host);

  @Override
  void close();
}
