package io.insula.architecture.broken.trees.internal;

import io.grpc.Channel;

/** Breaks the rule: an app's implementation does not use calls between processes. */
final class TreesOnTheWire {
  Channel open(Channel channel) {
    return channel;
  }
}
