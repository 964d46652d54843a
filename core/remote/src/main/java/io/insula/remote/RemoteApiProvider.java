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
   * Returns the first segments of the app's web routes, for instance {@code /garden}. All routes of
   * the app begin with one of these segments. No other route begins with any of them.
   */
  Set<String> routes();

  /** Returns the descriptor of the gRPC service. */
  ServiceDescriptor descriptor();

  /**
   * Returns the codecs of the exception types that only this API has. Types that all APIs share,
   * such as {@link io.insula.api.UnavailableException}, are not in the list.
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
