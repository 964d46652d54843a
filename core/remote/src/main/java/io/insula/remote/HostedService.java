package io.insula.remote;

import io.grpc.BindableService;
import java.util.Set;

/**
 * An app's API, answered by this process.
 *
 * @param callers the names of the processes that may call, as their certificates have them
 */
public record HostedService(RemoteApi<?> api, BindableService service, Set<String> callers) {
  public HostedService {
    callers = Set.copyOf(callers);
  }
}
