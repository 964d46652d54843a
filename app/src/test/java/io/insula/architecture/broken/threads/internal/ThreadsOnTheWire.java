package io.insula.architecture.broken.threads.internal;

import io.grpc.Channel;

/** Breaks the rule: an app's implementation does not use calls between processes. */
final class ThreadsOnTheWire {
  Channel open(Channel channel) {
    return channel;
  }
}
