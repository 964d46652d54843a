package io.insula.projects.internal.demo;

import io.insula.threads.ThreadType;
import java.util.List;

/**
 * A problem or a solution of a demo project.
 *
 * @param reply the reply; empty if there is none
 * @param replyBy the author of the reply
 * @param votesUp the users who vote for the thread
 * @param votesDown the users who vote against the thread
 */
record DemoThread(
    ThreadType type,
    String message,
    String reply,
    String replyBy,
    List<String> votesUp,
    List<String> votesDown) {

  static DemoThread problem(String message) {
    return new DemoThread(ThreadType.PROBLEM, message, "", "", List.of(), List.of());
  }

  static DemoThread solution(String message) {
    return new DemoThread(ThreadType.SOLUTION, message, "", "", List.of(), List.of());
  }

  boolean isAnswered() {
    return !reply.isEmpty();
  }

  DemoThread answered(String by, String text) {
    return new DemoThread(type, message, text, by, votesUp, votesDown);
  }

  DemoThread up(String... voters) {
    return new DemoThread(type, message, reply, replyBy, List.of(voters), votesDown);
  }

  DemoThread down(String... voters) {
    return new DemoThread(type, message, reply, replyBy, votesUp, List.of(voters));
  }
}
