package io.insula.remote;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** No encryption, and nobody proves who they are: within one machine, to try things out. */
public final class InsecureLocal implements RemoteSecurity {
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

  /** So that nobody asks for the name again, who might be told of another machine. */
  @Override
  public String addressOf(String host) {
    return host.equalsIgnoreCase(RemoteTarget.LOCALHOST) ? "127.0.0.1" : host;
  }

  @Override
  public void close() {
    // It holds nothing.
  }

  private static void refuseUnlessLocal(String host) {
    if (!new RemoteTarget(host, 0).isLoopback()) {
      throw new RemoteSetupException(
          "insula.remote.insecure-local is for this machine alone, and "
              + host
              + " is another one, or a name for which another one may be found; set"
              + " INSULA_REMOTE_CERTIFICATE, _KEY and _AUTHORITIES instead");
    }
  }
}
