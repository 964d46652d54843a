package io.insula.projects.internal.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.Actor;
import io.insula.api.InvalidInputException;
import io.insula.projects.NotTheProposerException;
import io.insula.projects.ProjectNotFoundException;
import io.insula.projects.Projects;
import io.insula.projects.TagChange;
import io.insula.projects.TooManyTagsException;
import io.insula.projects.internal.ProjectFixtures;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class TagServiceTest {
  private static final Actor ADE = new Actor("ade", false);

  @Inject Projects projects;

  @Test
  void tags_are_added_and_removed_together() {
    var id = projects.propose(ProjectFixtures.proposal("circus", "clown"));

    projects.changeTags(
        id, new TagChange(List.of(" drums ", "circus"), List.of("clown", "not there")), ADE);

    assertThat(projects.get(id).tags()).containsExactly("circus", "drums");
  }

  @Test
  void tags_that_differ_in_case_are_different_tags() {
    var id = projects.propose(ProjectFixtures.proposal("Circus"));

    projects.changeTags(id, new TagChange(List.of("circus"), List.of()), ADE);

    assertThat(projects.get(id).tags()).containsExactly("Circus", "circus");
  }

  @Test
  void tags_that_differ_only_in_joiners_or_variation_selectors_are_one_tag() {
    var id = projects.propose(ProjectFixtures.proposal("\u2764", "\u0645\u06cc\u200c\u062e"));

    projects.changeTags(id, new TagChange(List.of("\u2764\ufe0f", "drums"), List.of()), ADE);
    assertThat(projects.get(id).tags())
        .containsExactlyInAnyOrder("\u2764", "drums", "\u0645\u06cc\u200c\u062e");

    var remove = List.of("\u2764\ufe0f", "\u0645\u06cc\u062e");
    projects.changeTags(id, new TagChange(List.of(), remove), ADE);
    assertThat(projects.get(id).tags()).containsExactly("drums");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new TagChange(List.of("\u2764", "\u2764\ufe0f"), List.of("\u2764\ufe0e")))
        .withMessage("add[1] is listed twice; remove[0] must not be in add as well");
  }

  @Test
  void an_admin_can_change_the_tags_and_other_users_cannot() {
    var id = projects.propose(ProjectFixtures.proposal("circus"));
    var change = new TagChange(List.of("drums"), List.of());

    assertThatExceptionOfType(NotTheProposerException.class)
        .isThrownBy(() -> projects.changeTags(id, change, new Actor("bea", false)))
        .satisfies(e -> assertThat(e.projectId()).isEqualTo(id));
    assertThat(projects.get(id).tags()).containsExactly("circus");

    projects.changeTags(id, change, new Actor("root", true));
    assertThat(projects.get(id).tags()).containsExactly("circus", "drums");
  }

  @Test
  void a_change_that_makes_too_many_tags_changes_nothing() {
    var full = tags("t", Projects.MAX_TAGS);
    var id = projects.propose(ProjectFixtures.proposal(full.toArray(String[]::new)));

    assertThatExceptionOfType(TooManyTagsException.class)
        .isThrownBy(
            () -> projects.changeTags(id, new TagChange(List.of("a", "b"), List.of("t0")), ADE))
        .satisfies(e -> assertThat(e.projectId()).isEqualTo(id));
    assertThat(projects.get(id).tags()).containsExactlyInAnyOrderElementsOf(full);

    projects.changeTags(id, new TagChange(List.of("a"), List.of("t0")), ADE);
    assertThat(projects.get(id).tags()).hasSize(Projects.MAX_TAGS).contains("a");
  }

  @Test
  void concurrent_changes_do_not_exceed_the_limit_together() throws Exception {
    var id = projects.propose(ProjectFixtures.proposal());
    Callable<Boolean> addSome =
        () -> {
          try {
            var tags = tags(Thread.currentThread().threadId() + "-", 3);
            projects.changeTags(id, new TagChange(tags, List.of()), ADE);
            return true;
          } catch (TooManyTagsException e) {
            return false;
          }
        };

    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var accepted = 0;
      for (var outcome : workers.invokeAll(Collections.nCopies(16, addSome))) {
        accepted += outcome.get() ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(6);
    }
    assertThat(projects.get(id).tags()).hasSize(18);
  }

  @Test
  void an_unknown_project_is_reported() {
    var change = new TagChange(List.of("drums"), List.of());
    assertThatExceptionOfType(ProjectNotFoundException.class)
        .isThrownBy(() -> projects.changeTags(Long.MAX_VALUE, change, ADE));
  }

  @Test
  void a_change_names_each_tag_once() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new TagChange(List.of("a", "a "), List.of()))
        .withMessage("add[1] is listed twice");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new TagChange(List.of("a"), List.of("b", "a")))
        .withMessage("remove[1] must not be in add as well");
  }

  private static List<String> tags(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }
}
