package io.insula.remote;

import io.grpc.ServiceDescriptor;
import java.util.List;
import java.util.Set;

/**
 * An app's API that can be called across processes. Each {@code X-api} offers one, found by {@link
 * java.util.ServiceLoader}.
 *
 * @param <T> the Java interface
 */
public interface RemoteApi<T> {
  /** The name of the app. */
  String app();

  /** The interface that callers inject. */
  Class<T> type();

  /**
   * The first parts of the paths of its web routes, for instance {@code /threads}. All of its
   * routes lie there, and those of no other app.
   */
  Set<String> routes();

  /** The gRPC service that answers in its place. */
  ServiceDescriptor service();

  /** Every exception of this API. */
  List<FailureType<?>> failures();

  /** An implementation that calls the other process. */
  T client(Connection connection);
}
