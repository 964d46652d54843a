package io.insula.projects.internal.demo;

import io.insula.api.PageRequest;
import io.insula.kernel.base.apps.DemoData;
import io.insula.projects.NewProject;
import io.insula.projects.Project;
import io.insula.projects.ProjectFilter;
import io.insula.projects.ProjectNameTakenException;
import io.insula.projects.Projects;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.Vote;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Creates the demo projects with their threads, votes and replies. */
@Singleton
@Requires(property = "insula.demo", value = "true")
@Requires(beans = Threads.class)
final class DemoProjectCreator implements DemoData {
  private final Projects projects;
  private final Threads threads;

  DemoProjectCreator(Projects projects, Threads threads) {
    this.projects = projects;
    this.threads = threads;
  }

  @Override
  public void ensure() {
    DemoProjectList.ALL.forEach(this::ensure);
  }

  /**
   * Creates the project with all its threads, votes and replies. If some of these exist, creates
   * only the missing ones.
   */
  private void ensure(DemoProject project) {
    var known = find(project);
    if (known.isPresent() && isWhole(known.getAsLong(), project)) {
      return;
    }
    try {
      discuss(propose(project), project);
    } catch (ProjectNameTakenException e) {
      // A user has already proposed a project with this name. That project is not changed.
    }
  }

  private OptionalLong find(DemoProject project) {
    var named = new ProjectFilter(null, project.name(), null);
    return projects.list(named, new PageRequest(PageRequest.MAX_LIMIT, null)).items().stream()
        .filter(found -> found.name().equals(project.name()))
        .mapToLong(Project::id)
        .findFirst();
  }

  /**
   * Returns whether a project has all its threads and replies. Replies are threads that are created
   * last, so counting the threads is enough.
   */
  private boolean isWhole(long projectId, DemoProject project) {
    var wanted = project.threads().size() + project.answered().size();
    return threads.idsOfProject(projectId, wanted).size() == wanted;
  }

  /**
   * Proposes the project without threads, because votes and replies need thread ids at once. The
   * outbox would deliver threads later.
   */
  private long propose(DemoProject project) {
    return projects.propose(
        new NewProject(
            project.name(),
            project.tagline(),
            project.tags(),
            List.of(),
            List.of(),
            null,
            null,
            project.proposedBy(),
            "demo: " + project.name()));
  }

  private void discuss(long projectId, DemoProject project) {
    var wanted = project.threads();
    var added =
        threads.add(
            "demo: threads of " + project.name(),
            wanted.stream().map(each -> top(projectId, project, each)).toList());
    var answers = new ArrayList<NewThread>();
    for (var i = 0; i < wanted.size(); i++) {
      vote(added.get(i), wanted.get(i));
      if (wanted.get(i).isAnswered()) {
        answers.add(answer(added.get(i), wanted.get(i)));
      }
    }
    threads.add("demo: answers to " + project.name(), answers);
  }

  private void vote(DiscussionThread thread, DemoThread wanted) {
    wanted.votesUp().forEach(voter -> threads.vote(thread.id(), voter, Vote.UP));
    wanted.votesDown().forEach(voter -> threads.vote(thread.id(), voter, Vote.DOWN));
  }

  private static NewThread top(long projectId, DemoProject project, DemoThread wanted) {
    return new NewThread(projectId, null, wanted.type(), wanted.message(), project.proposedBy());
  }

  private static NewThread answer(DiscussionThread thread, DemoThread wanted) {
    return new NewThread(
        thread.projectId(), thread.id(), ThreadType.COMMENT, wanted.reply(), wanted.replyBy());
  }
}
