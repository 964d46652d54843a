package io.insula.threads.remote;

import io.grpc.BindableService;
import io.grpc.ServiceDescriptor;
import io.insula.remote.ExceptionCodec;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteConnection;
import io.insula.threads.NotTheAuthorException;
import io.insula.threads.ThreadNotFoundException;
import io.insula.threads.Threads;
import io.insula.threads.wire.ThreadsGrpc;
import java.util.List;
import java.util.Set;

/** Describes how other processes call {@link Threads}. */
public final class ThreadsRemoteApi implements RemoteApiProvider<Threads> {
  @Override
  public String app() {
    return "threads";
  }

  @Override
  public Class<Threads> type() {
    return Threads.class;
  }

  @Override
  public Set<String> routes() {
    return Set.of("/threads", "/moderation");
  }

  @Override
  public ServiceDescriptor descriptor() {
    return ThreadsGrpc.getServiceDescriptor();
  }

  @Override
  public List<ExceptionCodec<?>> failures() {
    return List.of(
        ExceptionCodec.ofNumber(
            "threads.ThreadNotFound",
            ThreadNotFoundException.class,
            "thread_id",
            ThreadNotFoundException::threadId,
            ThreadNotFoundException::new),
        ExceptionCodec.ofNumber(
            "threads.NotTheAuthor",
            NotTheAuthorException.class,
            "thread_id",
            NotTheAuthorException::threadId,
            NotTheAuthorException::new));
  }

  @Override
  public Threads client(RemoteConnection connection) {
    return new RemoteThreads(connection);
  }

  @Override
  public BindableService service(Threads implementation) {
    return new ThreadsService(implementation);
  }
}
