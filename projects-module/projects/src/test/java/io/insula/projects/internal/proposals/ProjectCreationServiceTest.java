package io.insula.projects.internal.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.api.PageRequest;
import io.insula.api.UnavailableException;
import io.insula.projects.ProjectFilter;
import io.insula.projects.ProjectNameTakenException;
import io.insula.projects.ProjectNotFoundException;
import io.insula.projects.Projects;
import io.insula.projects.internal.ProjectFixtures;
import io.insula.threads.DiscussionThread;
import io.insula.threads.ThreadType;
import io.insula.threads.contract.InMemoryThreads;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class ProjectCreationServiceTest {
  @Inject Projects projects;
  @Inject InMemoryThreads threads;

  @AfterEach
  void heal() {
    threads.heal();
  }

  @Test
  void a_proposal_stores_its_tags_and_a_thread_for_each_problem_and_solution() {
    var name = ProjectFixtures.name();

    var id = projects.propose(ProjectFixtures.discussed("  " + name + "\t", null));

    var project = projects.get(id);
    assertThat(project.name()).isEqualTo(name);
    assertThat(project.tagline()).isEqualTo("an apprentice clown in Wolf Circus");
    assertThat(project.tags()).containsExactly("circus", "clown");
    assertThat(project.proposedBy()).isEqualTo("ade");
    assertThat(project.cost()).isNull();
    assertThat(project.cycleId()).isNull();
    assertThat(messages(id, ThreadType.PROBLEM)).containsExactly("self centered", "short temper");
    assertThat(messages(id, ThreadType.SOLUTION)).containsExactly("play the drums");
    assertThat(messages(id, ThreadType.COMMENT)).isEmpty();
  }

  @Test
  void a_project_without_problems_and_solutions_needs_no_threads() {
    threads.onAdd(
        () -> {
          throw new IllegalStateException("nothing is to be added");
        });

    assertThat(threads.idsOfProject(projects.propose(ProjectFixtures.proposal()), 10)).isEmpty();
  }

  @Test
  void costs_are_stored_with_two_decimals() {
    assertThat(costOf("1500.5")).isEqualTo("1500.50");
    assertThat(costOf("999999999999.99")).isEqualTo("999999999999.99");
    assertThat(costOf("7.000")).isEqualTo("7.00");
    assertThat(costOf("1e2")).isEqualTo("100.00");
    assertThat(costOf("0e-999999999")).isEqualTo("0.00");
  }

  @Test
  void a_cost_that_is_negative_too_large_or_has_too_many_decimals_is_refused() {
    for (var cost :
        List.of("-0.01", "1000000000000", "0.001", "1e999999999", "-1e999999999", "1e-999999999")) {
      assertThatExceptionOfType(InvalidInputException.class)
          .as(cost)
          .isThrownBy(() -> costOf(cost))
          .satisfies(e -> assertThat(e.errors().getFirst().field()).isEqualTo("cost"));
    }
  }

  @Test
  void an_unknown_cycle_is_refused() {
    var proposal = ProjectFixtures.budgeted(5L, null);

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> projects.propose(proposal))
        .withMessage(
            "cycle_id there is no cycle 5; use one that GET /cycles lists, or leave it out");
  }

  @Test
  void a_taken_name_is_refused_and_nothing_is_stored() {
    var name = ProjectFixtures.name();
    var first = projects.propose(ProjectFixtures.discussed(name, null));

    assertThatExceptionOfType(ProjectNameTakenException.class)
        .isThrownBy(
            () ->
                projects.propose(
                    ProjectFixtures.discussed(name + " ", UUID.randomUUID().toString())))
        .satisfies(e -> assertThat(e.name()).isEqualTo(name));

    assertThat(named(name)).containsExactly(first);
  }

  @Test
  void only_one_of_many_concurrent_proposals_gets_the_name() throws Exception {
    var name = ProjectFixtures.name();

    var outcomes =
        atOnce(
            24,
            () -> {
              try {
                return projects.propose(ProjectFixtures.discussed(name, null));
              } catch (ProjectNameTakenException e) {
                return -1L;
              }
            });

    var made = outcomes.stream().filter(id -> id > 0).toList();
    assertThat(made).hasSize(1);
    assertThat(named(name)).isEqualTo(made);
    assertThat(threads.idsOfProject(made.getFirst(), 10)).hasSize(3);
  }

  @Test
  void a_repeated_request_returns_the_project_of_the_first_request() throws Exception {
    var name = ProjectFixtures.name();
    var key = UUID.randomUUID().toString();

    var ids = atOnce(16, () -> projects.propose(ProjectFixtures.discussed(name, key)));
    ids.add(projects.propose(ProjectFixtures.discussed(ProjectFixtures.name(), key)));

    assertThat(ids).containsOnly(ids.getFirst());
    assertThat(threads.idsOfProject(ids.getFirst(), 10)).hasSize(3);
  }

  @Test
  void undelivered_threads_are_delivered_later() {
    threads.onAdd(
        () -> {
          throw new UnavailableException("unavailable", Duration.ofSeconds(1), null);
        });

    var id = projects.propose(ProjectFixtures.discussed(ProjectFixtures.name(), null));
    assertThat(threads.idsOfProject(id, 10)).isEmpty();

    threads.heal();
    await().until(() -> threads.idsOfProject(id, 10).size() == 3);
  }

  @Test
  void a_proposer_does_not_wait_forever_for_the_threads_app() {
    var release = new CountDownLatch(1);
    threads.onAdd(
        () -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    try {
      var started = System.nanoTime();
      var id = projects.propose(ProjectFixtures.discussed(ProjectFixtures.name(), null));

      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
      assertThat(threads.idsOfProject(id, 10)).isEmpty();
      release.countDown();
      await().until(() -> threads.idsOfProject(id, 10).size() == 3);
    } finally {
      release.countDown();
    }
  }

  @Test
  void an_unknown_project_is_reported() {
    assertThatExceptionOfType(ProjectNotFoundException.class)
        .isThrownBy(() -> projects.get(Long.MAX_VALUE))
        .satisfies(e -> assertThat(e.projectId()).isEqualTo(Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "nul\u0000", "new\nline"})
  void a_proposal_without_a_valid_proposer_or_key_is_refused(String text) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> ProjectFixtures.proposedBy(text, text))
        .satisfies(
            e ->
                assertThat(e.errors())
                    .extracting(FieldError::field)
                    .containsExactly("proposed_by", "request_key"));
  }

  private @Nullable String costOf(String cost) {
    var amount = new BigDecimal(cost);
    var proposal = ProjectFixtures.budgeted(null, amount);
    var stored = projects.get(projects.propose(proposal)).cost();
    return stored == null ? null : stored.toPlainString();
  }

  private List<String> messages(long project, ThreadType type) {
    return threads.ofProject(project, type, null, new PageRequest(50, null)).items().stream()
        .map(DiscussionThread::message)
        .toList();
  }

  private List<Long> named(String name) {
    return projects
        .list(new ProjectFilter(null, name, null), new PageRequest(50, null))
        .items()
        .stream()
        .map(project -> project.id())
        .toList();
  }

  private static List<Long> atOnce(int times, Callable<Long> call)
      throws InterruptedException, ExecutionException {
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Long>();
      for (var answer : workers.invokeAll(Collections.nCopies(times, call))) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
