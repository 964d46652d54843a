package io.insula.remote;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Calls without encryption and authentication, for trials within one machine. */
public final class InsecureLocalSecurity implements RemoteSecurity {
  @Override
  public ChannelCredentials towards(RemoteTarget target) {
    refuseUnlessLocal(target.host());
    return InsecureChannelCredentials.create();
  }

  @Override
  public ServerCredentials on(String host) {
    refuseUnlessLocal(host);
    return InsecureServerCredentials.create();
  }

  @Override
  public Optional<SSLContext> webTowards(RemoteTarget target) {
    refuseUnlessLocal(target.host());
    return Optional.empty();
  }

  @Override
  public Optional<SSLContext> webOn(String host) {
    refuseUnlessLocal(host);
    return Optional.empty();
  }

  /**
   * Returns the loopback address for {@code localhost}, because a look-up of the name could return
   * another machine. Returns other hosts unchanged.
   */
  @Override
  public String addressOf(String host) {
    return host.equalsIgnoreCase(RemoteTarget.LOCALHOST) ? "127.0.0.1" : host;
  }

  @Override
  public void close() {
    // There is nothing to close.
  }

  private static void refuseUnlessLocal(String host) {
    if (!new RemoteTarget(host, 0).isLoopback()) {
      throw new RemoteSetupException(
          "insula.remote.insecure-local works only within this machine, and "
              + host
              + " is another machine, or a name that can resolve to another machine; set"
              + " INSULA_REMOTE_CERTIFICATE, _KEY and _AUTHORITIES instead");
    }
  }
}
