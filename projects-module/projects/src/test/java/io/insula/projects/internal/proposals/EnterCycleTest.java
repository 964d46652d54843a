package io.insula.projects.internal.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.api.UnavailableException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.NewProposal;
import io.insula.cycles.contract.InMemoryCycles;
import io.insula.projects.internal.ProjectFixtures;
import io.insula.projects.internal.ProjectsOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.threads.contract.InMemoryThreads;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class EnterCycleTest {
  private static final String PATH = "/projects/propose";

  @Inject ProjectsOverHttp http;
  @Inject InMemoryCycles cycles;
  @Inject InMemoryThreads threads;

  @AfterEach
  void heal() {
    cycles.heal();
  }

  @Test
  void a_project_enters_its_cycle_with_its_name_cost_and_tags() {
    var cycle = cycles.open();
    var name = ProjectFixtures.name();

    var id =
        propose(http.ade(), cycle, name, Map.of("tags", List.of("green, quiet", ",", "yard")))
            .expect(201);

    var projectId = id.json().required("project_id").longValue();
    assertThat(cycles.proposalsOf(cycle))
        .containsExactly(
            new NewProposal(
                cycle,
                projectId,
                name,
                new BigDecimal("12.5"),
                List.of("green", "quiet", "yard"),
                "ade"));
    var project = http.ade().get("/projects/" + projectId).expect(200).json();
    assertThat(project.required("cycle_id").longValue()).isEqualTo(cycle);
    assertThat(project.required("cost").decimalValue()).isEqualByComparingTo("12.5");
  }

  @Test
  void tags_that_differ_only_in_characters_without_a_width_become_one_category() {
    var cycle = cycles.open();

    propose(
            http.ade(),
            cycle,
            ProjectFixtures.name(),
            Map.of("tags", List.of("a,\u2764", "\u2764\ufe0f", "b , a")))
        .expect(201);

    assertThat(cycles.proposalsOf(cycle))
        .singleElement()
        .satisfies(it -> assertThat(it.categories()).containsExactly("a", "\u2764", "b"));
  }

  @Test
  void the_threads_of_a_project_are_added_with_its_cycle() {
    var cycle = cycles.open();
    var project =
        propose(http.ade(), cycle, ProjectFixtures.name(), Map.of("problems", List.of("too loud")))
            .expect(201)
            .json()
            .required("project_id")
            .longValue();
    assertThat(threads.cycleOf(project)).contains(cycle);

    var without = http.propose(ProjectFixtures.name());
    var later = propose(http.ade(), cycle, ProjectFixtures.name(), Map.of()).expect(201).json();
    var comment = Map.of("thread_type", "COMMENT", "message", "so true");
    http.ade().post("/projects/" + without + "/threads", comment).expect(201);
    http.ade().post("/projects/" + later.get("project_id") + "/threads", comment).expect(201);

    assertThat(threads.cycleOf(without)).isEmpty();
    assertThat(threads.cycleOf(later.get("project_id").longValue())).contains(cycle);
  }

  @Test
  void a_taken_name_is_refused_only_in_the_same_cycle() {
    var cycle = cycles.open();
    var other = cycles.open();
    var name = ProjectFixtures.name();
    propose(http.ade(), cycle, name, Map.of()).expect(201);

    var problem = propose(http.ade(), cycle, name, Map.of()).expect(409).json();

    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo("project_name");
    assertThat(problem.required("detail").textValue()).contains("in cycle " + cycle);
    propose(http.ade(), other, name, Map.of()).expect(201);
    http.propose(name);
    http.ade().post(PATH, Map.of("project_name", name, "tagline", "")).expect(409);
    assertThat(cycles.proposalsOf(cycle)).hasSize(1);
    assertThat(cycles.proposalsOf(other)).hasSize(1);
  }

  @Test
  void only_one_of_many_concurrent_entries_of_a_name_succeeds() throws Exception {
    var cycle = cycles.open();
    var name = ProjectFixtures.name();
    Callable<Integer> call = () -> propose(http.ade(), cycle, name, Map.of()).status();

    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(Collections.nCopies(8, call))) {
        statuses.add(answer.get());
      }
    }

    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    assertThat(cycles.proposalsOf(cycle)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFINEMENT", "VOTING", "IMPLEMENTATION", "CLOSED"})
  void a_cycle_that_is_not_open_accepts_no_proposal(CyclePhase phase) {
    var cycle = cycles.open();
    cycles.move(cycle, phase);
    var before = http.count();

    propose(http.ade(), cycle, ProjectFixtures.name(), Map.of()).expect(409);

    assertThat(http.count()).isEqualTo(before);
    assertThat(cycles.proposalsOf(cycle)).isEmpty();
  }

  @Test
  void a_full_cycle_accepts_no_proposal() {
    var cycle = cycles.open();
    cycles.fill(cycle);
    var before = http.count();

    propose(http.ade(), cycle, ProjectFixtures.name(), Map.of()).expect(409);

    assertThat(http.count()).isEqualTo(before);
  }

  @Test
  void the_cycles_app_is_informed_that_the_proposer_is_an_admin() {
    var cycle = cycles.open();
    cycles.move(cycle, CyclePhase.REFINEMENT);

    propose(http.people().admin(), cycle, ProjectFixtures.name(), Map.of()).expect(201);

    assertThat(cycles.proposalsOf(cycle)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "999999999", "-1", "0.001"})
  void a_cost_that_the_cycle_does_not_accept_is_refused(String cost) {
    var cycle = cycles.open();
    var body =
        "{\"project_name\": \"%s\", \"tagline\": \"\", \"cycle_id\": %d, \"cost\": %s}"
            .formatted(ProjectFixtures.name(), cycle, cost);

    var problem = http.raw("POST", PATH, body).expect(400).json();

    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo("cost");
    assertThat(cycles.proposalsOf(cycle)).isEmpty();
  }

  @Test
  void nothing_is_stored_while_the_state_of_the_cycle_is_unknown() {
    var cycle = cycles.open();
    var before = http.count();
    cycles.onCall(EnterCycleTest::fail);

    propose(http.ade(), cycle, ProjectFixtures.name(), Map.of()).expect(503);

    assertThat(http.count()).isEqualTo(before);
  }

  @Test
  void an_undelivered_proposal_is_delivered_later() {
    var cycle = cycles.open();
    cycles.onAdd(EnterCycleTest::fail);

    propose(http.ade(), cycle, ProjectFixtures.name(), Map.of()).expect(201);
    assertThat(cycles.proposalsOf(cycle)).isEmpty();

    cycles.move(cycle, CyclePhase.VOTING);
    cycles.heal();
    await().until(() -> cycles.proposalsOf(cycle).size() == 1);
  }

  @Test
  void a_repeated_request_gets_the_first_answer_even_if_the_cycle_has_changed() {
    var cycle = cycles.open();
    var sure = http.ade().withHeader("Idempotency-Key", "entered-once");
    var name = ProjectFixtures.name();
    var first = propose(sure, cycle, name, Map.of()).expect(201).json();
    http.forgetAnswers();
    cycles.move(cycle, CyclePhase.VOTING);

    assertThat(propose(sure, cycle, name, Map.of()).expect(201).json()).isEqualTo(first);
    assertThat(cycles.proposalsOf(cycle)).hasSize(1);
  }

  private static void fail() {
    throw new UnavailableException("unavailable", Duration.ofSeconds(1), null);
  }

  private static ApiResponse propose(
      ApiClient client, long cycle, String name, Map<String, Object> more) {
    var body = new HashMap<String, Object>(more);
    body.put("project_name", name);
    body.put("tagline", "");
    body.put("cycle_id", cycle);
    body.put("cost", new BigDecimal("12.50"));
    return client.post(PATH, body);
  }
}
