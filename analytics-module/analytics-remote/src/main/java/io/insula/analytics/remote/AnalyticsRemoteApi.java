package io.insula.analytics.remote;

import io.grpc.BindableService;
import io.grpc.ServiceDescriptor;
import io.insula.analytics.Analytics;
import io.insula.analytics.UserNotFoundException;
import io.insula.analytics.wire.AnalyticsGrpc;
import io.insula.remote.ExceptionCodec;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteConnection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes how other processes call {@link Analytics}. */
public final class AnalyticsRemoteApi implements RemoteApiProvider<Analytics> {
  @Override
  public String app() {
    return "analytics";
  }

  @Override
  public Class<Analytics> type() {
    return Analytics.class;
  }

  @Override
  public Set<String> routes() {
    return Set.of("/analytics");
  }

  @Override
  public ServiceDescriptor descriptor() {
    return AnalyticsGrpc.getServiceDescriptor();
  }

  @Override
  public List<ExceptionCodec<?>> failures() {
    return List.of(
        new ExceptionCodec<>(
            "analytics.UserNotFound",
            UserNotFoundException.class,
            failure -> Map.of("user_id", failure.userId()),
            fields -> new UserNotFoundException(fields.text("user_id"))));
  }

  @Override
  public Analytics client(RemoteConnection connection) {
    return new RemoteAnalytics(connection);
  }

  @Override
  public BindableService service(Analytics implementation) {
    return new AnalyticsService(implementation);
  }
}
