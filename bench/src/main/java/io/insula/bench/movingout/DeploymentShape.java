package io.insula.bench.movingout;

import java.util.List;
import java.util.Set;

/**
 * The distribution of the apps over processes. Clients send their requests to the last process in
 * the list of a shape.
 */
enum DeploymentShape {
  /** All apps run in one process. */
  ONE("one process", new ShapeProcess("server", Set.of("activity", "threads", "projects"))),
  /** The app threads runs in a separate process. */
  TWO(
      "two processes",
      new ShapeProcess("threads", Set.of("threads")),
      new ShapeProcess("server", Set.of("activity", "projects"))),
  /**
   * Each app runs in a separate process. The front process only authenticates users and forwards
   * requests.
   */
  EACH(
      "each app in its own process",
      new ShapeProcess("activity", Set.of("activity")),
      new ShapeProcess("threads", Set.of("threads")),
      new ShapeProcess("projects", Set.of("projects")),
      new ShapeProcess("server", Set.of()));

  private final String title;
  private final List<ShapeProcess> parts;

  DeploymentShape(String title, ShapeProcess... parts) {
    this.title = title;
    this.parts = List.of(parts);
  }

  /** Returns the title for display. */
  String title() {
    return title;
  }

  /** Returns the name of a measurement for display. */
  String name(int connections) {
    return "%s, %d connection%s".formatted(title, connections, connections == 1 ? "" : "s");
  }

  /** Returns the processes in the order of their start. */
  List<ShapeProcess> parts() {
    return parts;
  }

  /** Returns the process that hosts this app. */
  ShapeProcess home(String app) {
    return parts.stream().filter(part -> part.apps().contains(app)).findFirst().orElseThrow();
  }
}
