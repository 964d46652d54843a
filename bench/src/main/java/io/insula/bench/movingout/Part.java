package io.insula.bench.movingout;

import java.util.Set;

/**
 * A process of a house.
 *
 * @param name what the others know it by
 * @param apps those that it hosts
 */
record Part(String name, Set<String> apps) {
  Part {
    apps = Set.copyOf(apps);
  }
}
