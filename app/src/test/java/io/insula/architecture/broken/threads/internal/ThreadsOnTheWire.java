package io.insula.architecture.broken.threads.internal;

import io.grpc.Channel;

/** Breaks: an app's implementation knows nothing of calls between processes. */
final class ThreadsOnTheWire {
  Channel open(Channel channel) {
    return channel;
  }
}
