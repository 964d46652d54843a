package io.insula.projects.internal.proposals;

import io.insula.projects.NewProject;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outbox message that adds the threads of a proposed project, as JSON. No field may be renamed
 * or removed while such a message waits.
 */
record AddThreadsMessage(
    long projectId,
    String author,
    List<String> problems,
    List<String> solutions,
    @Nullable Long cycleId) {
  static AddThreadsMessage of(long projectId, NewProject proposal) {
    return new AddThreadsMessage(
        projectId,
        proposal.proposedBy(),
        proposal.problems(),
        proposal.solutions(),
        proposal.cycleId());
  }

  List<NewThread> threads() {
    return Stream.concat(
            problems.stream().map(message -> thread(ThreadType.PROBLEM, message)),
            solutions.stream().map(message -> thread(ThreadType.SOLUTION, message)))
        .toList();
  }

  private NewThread thread(ThreadType type, String message) {
    return new NewThread(projectId, null, type, message, author, cycleId);
  }
}
