package io.insula.bench.movingout;

import java.util.List;
import java.util.Set;

/** How the apps are spread over processes. The last process is the one that clients talk to. */
enum DeploymentShape {
  /** Nothing has moved out. */
  ONE("one process", new ShapeProcess("house", Set.of("activity", "threads", "projects"))),
  /** The threads have. */
  TWO(
      "two processes",
      new ShapeProcess("threads", Set.of("threads")),
      new ShapeProcess("house", Set.of("activity", "projects"))),
  /** Everything has; the front only knows who calls and where the apps are. */
  EACH(
      "each app by itself",
      new ShapeProcess("activity", Set.of("activity")),
      new ShapeProcess("threads", Set.of("threads")),
      new ShapeProcess("projects", Set.of("projects")),
      new ShapeProcess("house", Set.of()));

  private final String title;
  private final List<ShapeProcess> parts;

  DeploymentShape(String title, ShapeProcess... parts) {
    this.title = title;
    this.parts = List.of(parts);
  }

  /** For people. */
  String title() {
    return title;
  }

  /** What is measured on it, for people. */
  String name(int connections) {
    return "%s, %d connection%s".formatted(title, connections, connections == 1 ? "" : "s");
  }

  /** Its processes, in the order in which they start. */
  List<ShapeProcess> parts() {
    return parts;
  }

  /** The process that hosts this app. */
  ShapeProcess home(String app) {
    return parts.stream().filter(part -> part.apps().contains(app)).findFirst().orElseThrow();
  }
}
