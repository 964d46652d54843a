package io.insula.projects.internal.demo;

import java.util.List;

/**
 * A project to show, and what people said of it.
 *
 * @param threads each problem and each solution, and what was said to it; at least one is answered
 */
record DemoProject(
    String name, String tagline, List<String> tags, String proposedBy, List<DemoThread> threads) {
  DemoProject {
    if (threads.stream().noneMatch(DemoThread::isAnswered)) {
      // The answers are made last, and tell that all is there.
      throw new IllegalArgumentException(name + " needs an answer");
    }
  }

  List<DemoThread> answered() {
    return threads.stream().filter(DemoThread::isAnswered).toList();
  }
}
