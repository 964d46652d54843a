package io.insula.architecture.broken.trees.remote;

import io.grpc.Channel;
import org.jdbi.v3.core.Jdbi;

/** Breaks the rule: a remote artifact uses only APIs and gRPC. */
public interface RemoteTreesWithLibraries {
  Channel channel();

  Jdbi database();
}
