package io.insula.bench.movingout;

import java.util.Set;

/**
 * One process of a {@link DeploymentShape}.
 *
 * @param name the name of the process in its certificate
 * @param apps the apps that it hosts
 */
record ShapeProcess(String name, Set<String> apps) {
  ShapeProcess {
    apps = Set.copyOf(apps);
  }
}
