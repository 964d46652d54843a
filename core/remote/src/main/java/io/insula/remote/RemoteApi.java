package io.insula.remote;

import io.grpc.BindableService;
import io.grpc.ServiceDescriptor;
import java.util.List;
import java.util.Set;

/**
 * An app's API that can be called across processes. Each {@code X-remote} offers one, found by
 * {@link java.util.ServiceLoader}.
 *
 * @param <T> the Java interface
 */
public interface RemoteApi<T> {
  /** The name of the app. */
  String app();

  /** The interface that callers inject. */
  Class<T> type();

  /**
   * The first parts of the paths of its web routes, for instance {@code /garden}. All of its routes
   * lie there, and those of no other app.
   */
  Set<String> routes();

  /** The gRPC service that answers in its place. */
  ServiceDescriptor descriptor();

  /** Every exception of this API. */
  List<FailureType<?>> failures();

  /** An implementation that calls the other process. */
  T client(RemoteConnection connection);

  /** The gRPC service that answers other processes by calling an implementation of this one. */
  BindableService service(T implementation);
}
