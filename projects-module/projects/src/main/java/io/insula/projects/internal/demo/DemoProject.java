package io.insula.projects.internal.demo;

import java.util.List;

/**
 * A demo project and its discussion.
 *
 * @param threads the problems and solutions with their replies; at least one of these threads has a
 *     reply
 */
record DemoProject(
    String name, String tagline, List<String> tags, String proposedBy, List<DemoThread> threads) {
  DemoProject {
    if (threads.stream().noneMatch(DemoThread::isAnswered)) {
      // Replies are created last, so their presence shows that the project is complete.
      throw new IllegalArgumentException(name + " needs a reply");
    }
  }

  List<DemoThread> answered() {
    return threads.stream().filter(DemoThread::isAnswered).toList();
  }
}
