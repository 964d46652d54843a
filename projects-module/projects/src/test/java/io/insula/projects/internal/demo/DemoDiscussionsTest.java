package io.insula.projects.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.PageRequest;
import io.insula.projects.ProjectFilter;
import io.insula.projects.Projects;
import io.insula.projects.internal.ProjectFixtures;
import io.insula.threads.DiscussionThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.insula.threads.Vote;
import io.micronaut.context.ApplicationContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoDiscussionsTest {
  private static final PageRequest ALL = new PageRequest(PageRequest.MAX_LIMIT, null);

  private final ApplicationContext context =
      ApplicationContext.run(
          Map.of("insula.development", true, "insula.demo", true, "insula.admin.password", ""));
  private final DemoDiscussions demo = context.getBean(DemoDiscussions.class);
  private final Projects projects = context.getBean(Projects.class);
  private final Threads threads = context.getBean(Threads.class);

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void a_start_completes_the_demo_data_of_killed_starts() {
    var calls = new AtomicInteger();
    var killed = 0;
    while (isKilledAfter(calls, killed)) {
      killed++;
    }
    assertThat(killed).isGreaterThan(10);
    assertThat(DemoProjects.ALL).allSatisfy(this::isWhole);
  }

  @Test
  void changes_by_users_are_kept() {
    demo.ensure();
    var thread = threadsOf(DemoProjects.ALL.getFirst()).getLast();
    threads.vote(thread.id(), "kedamono", Vote.NONE);
    demo.ensure();
    assertThat(threads.get(thread.id(), Viewer.member("kedamono")).myVote()).isEqualTo(Vote.NONE);
    assertThat(projects.list(new ProjectFilter(null, null, null), ALL).items())
        .hasSameSizeAs(DemoProjects.ALL);
  }

  @Test
  void a_users_project_with_the_same_name_is_not_changed() {
    var name = DemoProjects.ALL.getFirst().name();
    var id = projects.propose(ProjectFixtures.proposalNamed(name, ""));
    demo.ensure();
    assertThat(threads.idsOfProject(id, 10)).isEmpty();
    assertThat(DemoProjects.ALL.subList(1, DemoProjects.ALL.size())).allSatisfy(this::isWhole);
  }

  /**
   * Creates the demo data, but stops after the given number of writes, as if the server had been
   * killed. Returns whether it stopped before all demo data was created.
   */
  private boolean isKilledAfter(AtomicInteger writes, int last) {
    writes.set(last);
    try {
      var discussions =
          new DemoDiscussions(
              killing(Projects.class, projects, writes), killing(Threads.class, threads, writes));
      discussions.ensure();
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  private static <T> T killing(Class<T> type, T real, AtomicInteger writesLeft) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              var writes = List.of("propose", "add", "vote").contains(method.getName());
              if (writes && writesLeft.getAndDecrement() == 0) {
                throw new Killed();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private void isWhole(DemoProject project) {
    var found = threadsOf(project);
    assertThat(found).hasSize(project.threads().size() + project.answered().size());
    for (var wanted : project.threads()) {
      assertThat(found)
          .filteredOn(thread -> thread.message().equals(wanted.message()))
          .singleElement()
          .satisfies(
              thread -> {
                assertThat(thread.upVotes()).isEqualTo(wanted.votesUp().size());
                assertThat(thread.downVotes()).isEqualTo(wanted.votesDown().size());
              });
    }
    assertThat(found)
        .filteredOn(thread -> thread.type() == ThreadType.COMMENT)
        .extracting(DiscussionThread::message)
        .containsExactlyInAnyOrderElementsOf(
            project.answered().stream().map(DemoThread::reply).toList());
  }

  private List<DiscussionThread> threadsOf(DemoProject project) {
    var named = new ProjectFilter(null, project.name(), null);
    var id = projects.list(named, ALL).items().getFirst().id();
    return threads.ofProject(id, null, null, ALL).items();
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
