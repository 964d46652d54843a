package io.insula.architecture.broken.threads.remote;

import io.grpc.Channel;
import org.jdbi.v3.core.Jdbi;

/** Breaks the rule: a remote artifact uses only APIs and gRPC. */
public interface RemoteThreadsWithLibraries {
  Channel channel();

  Jdbi database();
}
