package io.insula.bench.calls;

import io.insula.remote.ExposedApi;
import io.insula.remote.RemoteApiServer;
import io.insula.remote.RemoteConnections;
import io.insula.remote.RemoteSecurity;
import io.insula.remote.RemoteTarget;
import io.insula.threads.VoteTally;
import io.insula.threads.remote.ThreadsRemoteApi;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Votes with a gRPC call over the loopback. The call takes the whole path of a call between
 * processes.
 */
final class RemoteVoting implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final RemoteSecurity security;
  private final RemoteApiServer host;
  private final RemoteConnections connections;
  private final InterfaceVoting interfaceVoting;

  /**
   * @param caller the name of this process in its certificate
   */
  RemoteVoting(RemoteSecurity security, String caller) {
    var api = new ThreadsRemoteApi();
    var callContext = new SignedInCallContext();
    var service = new ExposedApi(api, new ThreadsStubService(new ThreadsStub()), Set.of(caller));
    this.security = security;
    this.host =
        RemoteApiServer.start(
            new RemoteApiServer.Address("127.0.0.1", 0, GRACE),
            security,
            List.of(service),
            callContext,
            Clock.systemUTC(),
            () -> true);
    this.connections = new RemoteConnections(security, DEADLINE, callContext);
    var target = new RemoteTarget("127.0.0.1", host.port());
    this.interfaceVoting = new InterfaceVoting(api.client(connections.to(api, target)));
  }

  VoteTally vote(long threadId) {
    return interfaceVoting.vote(threadId);
  }

  @Override
  public void close() {
    connections.close();
    host.close();
    security.close();
  }
}
