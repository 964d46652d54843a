package io.insula.architecture.broken.projects;

import io.grpc.Channel;

/** Breaks the rule: an API uses plain Java; gRPC is for its remote artifact. */
public interface ProjectsApiOnTheWire {
  Channel channel();
}
