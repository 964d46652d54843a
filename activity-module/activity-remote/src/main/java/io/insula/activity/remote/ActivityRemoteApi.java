package io.insula.activity.remote;

import io.grpc.BindableService;
import io.grpc.ServiceDescriptor;
import io.insula.activity.ActivityLog;
import io.insula.activity.EventConflictException;
import io.insula.activity.EventNotFoundException;
import io.insula.activity.wire.ActivityLogGrpc;
import io.insula.remote.ExceptionCodec;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteConnection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes how other processes call {@link ActivityLog}. */
public final class ActivityRemoteApi implements RemoteApiProvider<ActivityLog> {
  @Override
  public String app() {
    return "activity";
  }

  @Override
  public Class<ActivityLog> type() {
    return ActivityLog.class;
  }

  @Override
  public Set<String> routes() {
    return Set.of("/events");
  }

  @Override
  public ServiceDescriptor descriptor() {
    return ActivityLogGrpc.getServiceDescriptor();
  }

  @Override
  public List<ExceptionCodec<?>> failures() {
    return List.of(
        new ExceptionCodec<>(
            "activity.EventNotFound",
            EventNotFoundException.class,
            failure -> Map.of("id", failure.id().toString()),
            fields -> new EventNotFoundException(fields.uuid("id"))),
        new ExceptionCodec<>(
            "activity.EventConflict",
            EventConflictException.class,
            failure -> Map.of("id", failure.id().toString()),
            fields -> new EventConflictException(fields.uuid("id"))));
  }

  @Override
  public ActivityLog client(RemoteConnection connection) {
    return new RemoteActivityLog(connection);
  }

  @Override
  public BindableService service(ActivityLog implementation) {
    return new ActivityService(implementation);
  }
}
