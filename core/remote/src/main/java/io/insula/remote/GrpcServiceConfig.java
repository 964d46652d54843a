package io.insula.remote;

import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import java.util.List;
import java.util.Map;

/** The client settings for a gRPC service: automatic retries and health checks. */
final class GrpcServiceConfig {
  private static final double ATTEMPTS = 4;

  private GrpcServiceConfig() {}

  /**
   * Returns the service config (https://github.com/grpc/grpc/blob/master/doc/service_config.md) as
   * JSON. Only methods that the {@code .proto} declares idempotent or free of side effects are
   * retried.
   */
  static Map<String, Object> of(ServiceDescriptor service) {
    var again =
        service.getMethods().stream()
            .filter(method -> method.isIdempotent() || method.isSafe())
            .map(GrpcServiceConfig::name)
            .toList();
    return Map.of(
        "loadBalancingConfig",
        List.of(Map.of("round_robin", Map.of())),
        "healthCheckConfig",
        Map.of("serviceName", service.getName()),
        "methodConfig",
        again.isEmpty() ? List.of() : List.of(Map.of("name", again, "retryPolicy", retryPolicy())));
  }

  private static Map<String, Object> name(MethodDescriptor<?, ?> method) {
    return Map.of(
        "service",
        String.valueOf(method.getServiceName()),
        "method",
        String.valueOf(method.getBareMethodName()));
  }

  private static Map<String, Object> retryPolicy() {
    return Map.of(
        "maxAttempts",
        ATTEMPTS,
        "initialBackoff",
        "0.05s",
        "maxBackoff",
        "0.5s",
        "backoffMultiplier",
        2.0,
        "retryableStatusCodes",
        List.of("UNAVAILABLE"));
  }
}
