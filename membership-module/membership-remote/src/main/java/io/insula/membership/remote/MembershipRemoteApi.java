package io.insula.membership.remote;

import io.grpc.BindableService;
import io.grpc.ServiceDescriptor;
import io.insula.membership.AccountDirectory;
import io.insula.membership.wire.MembershipGrpc;
import io.insula.remote.ExceptionCodec;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteConnection;
import java.util.List;
import java.util.Set;

/** Describes how other processes call {@link AccountDirectory}. */
public final class MembershipRemoteApi implements RemoteApiProvider<AccountDirectory> {
  @Override
  public String app() {
    return "membership";
  }

  @Override
  public Class<AccountDirectory> type() {
    return AccountDirectory.class;
  }

  /**
   * Returns no route prefixes: the routes of accounts belong to {@code core/security} and are not
   * forwarded.
   */
  @Override
  public Set<String> routes() {
    return Set.of();
  }

  @Override
  public ServiceDescriptor descriptor() {
    return MembershipGrpc.getServiceDescriptor();
  }

  @Override
  public List<ExceptionCodec<?>> failures() {
    return List.of();
  }

  @Override
  public AccountDirectory client(RemoteConnection connection) {
    return new RemoteAccountDirectory(connection);
  }

  @Override
  public BindableService service(AccountDirectory implementation) {
    return new MembershipService(implementation);
  }
}
