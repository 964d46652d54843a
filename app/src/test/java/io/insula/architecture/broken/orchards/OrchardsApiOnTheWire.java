package io.insula.architecture.broken.orchards;

import io.grpc.Channel;

/** Breaks the rule: an API uses plain Java; gRPC is for its remote artifact. */
public interface OrchardsApiOnTheWire {
  Channel channel();
}
