package io.insula.remote;

import io.grpc.BindableService;
import io.grpc.ServiceDescriptor;
import java.util.List;
import java.util.Set;

/**
 * An app's API that can be called across processes. Each artifact {@code X-remote} provides one.
 * {@link java.util.ServiceLoader} finds it.
 *
 * @param <T> the Java interface
 */
public interface RemoteApiProvider<T> {
  /** Returns the name of the app. */
  String app();

  /** Returns the interface that callers inject. */
  Class<T> type();

  /**
   * Returns the first parts of the paths of the app's web routes, for instance {@code /garden}. All
   * routes of the app begin with one of them, and no routes of other apps do.
   */
  Set<String> routes();

  /** Returns the descriptor of the gRPC service. */
  ServiceDescriptor descriptor();

  /**
   * Returns the codec of each exception type of this API, except the types that all APIs share,
   * such as {@link io.insula.api.UnavailableException}.
   */
  List<ExceptionCodec<?>> failures();

  /** Returns an implementation that calls the other process. */
  T client(RemoteConnection connection);

  /**
   * Returns the gRPC service that answers other processes by calling the implementation in this
   * process.
   */
  BindableService service(T implementation);
}
