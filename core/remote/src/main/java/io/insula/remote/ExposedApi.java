package io.insula.remote;

import io.grpc.BindableService;
import java.util.Set;

/**
 * The API of an app in this process, which other processes can call.
 *
 * @param callers the names of the processes that may call, as in their certificates
 */
public record ExposedApi(RemoteApiProvider<?> api, BindableService service, Set<String> callers) {
  public ExposedApi {
    callers = Set.copyOf(callers);
  }
}
