package io.insula.bench.movingout;

import java.util.Set;

/**
 * A process of a server.
 *
 * @param name what the others know it by
 * @param apps those that it hosts
 */
record ShapeProcess(String name, Set<String> apps) {
  ShapeProcess {
    apps = Set.copyOf(apps);
  }
}
