package io.insula.projects.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.Actor;
import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.api.PageRequest;
import io.insula.projects.NewProject;
import io.insula.projects.NotTheProposerException;
import io.insula.projects.Project;
import io.insula.projects.ProjectFilter;
import io.insula.projects.ProjectNameTakenException;
import io.insula.projects.ProjectNotFoundException;
import io.insula.projects.Projects;
import io.insula.projects.TagChange;
import io.insula.projects.TooManyTagsException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link Projects}, for the local and the remote implementation. */
public abstract class ProjectsContract {
  private static final long NOWHERE = 987_654_321;
  private static final Actor ADE = new Actor("adé", false);
  private static final PageRequest FIRST_PAGE = new PageRequest(PageRequest.DEFAULT_LIMIT, null);

  private final Projects projects = api();

  /** Returns the implementation that is tested; each call returns the same instance. */
  protected abstract Projects api();

  @Test
  void a_project_is_read_as_it_was_proposed() {
    var name = "Spielstraße 𝄞 " + UUID.randomUUID();
    var id =
        projects.propose(
            new NewProject(
                name,
                "for all",
                List.of("ü", "b", "a"),
                List.of("cars\nand lorries"),
                List.of("bollards", "trees"),
                null,
                new BigDecimal("12.5"),
                "adé",
                null));

    var project = projects.get(id);

    assertThat(project)
        .isEqualTo(
            new Project(
                id,
                name,
                "for all",
                project.tags(),
                null,
                new BigDecimal("12.50"),
                "adé",
                project.createdAt()));
    assertThat(project.tags()).containsExactlyInAnyOrder("a", "b", "ü");
  }

  @Test
  void omitted_fields_stay_empty() {
    var project = projects.get(propose("bare"));

    assertThat(project.cost()).isNull();
    assertThat(project.cycleId()).isNull();
    assertThat(project.tags()).isEmpty();
    assertThat(project.tagline()).isEmpty();
  }

  @Test
  void a_repeated_request_makes_one_project() {
    var key = UUID.randomUUID().toString();
    var proposal = proposal(name("once"), List.of(), null, key);

    var first = projects.propose(proposal);

    assertThat(projects.propose(proposal)).isEqualTo(first);
  }

  @Test
  void a_taken_name_is_a_conflict() {
    var name = name("taken");
    projects.propose(proposal(name, List.of(), null, null));

    assertThatExceptionOfType(ProjectNameTakenException.class)
        .isThrownBy(() -> projects.propose(proposal(name, List.of(), null, null)))
        .withMessageContaining(name)
        .satisfies(e -> assertThat(e.name()).isEqualTo(name))
        .satisfies(
            e ->
                assertThat(e.errors()).containsExactly(new FieldError("project_name", "is taken")));
  }

  @Test
  void an_unknown_cycle_is_an_invalid_input() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> projects.propose(proposal(name("cycle"), List.of(), 77L, null)))
        .satisfies(
            e ->
                assertThat(e.errors())
                    .containsExactly(
                        new FieldError(
                            "cycle_id",
                            "there is no cycle 77; use one that GET /cycles lists, or leave it"
                                + " out")));
  }

  @Test
  void a_list_is_filtered_and_paged() {
    var tag = UUID.randomUUID().toString();
    var stood =
        IntStream.range(0, 7)
            .mapToObj(i -> projects.propose(proposal(name("listed" + i), List.of(tag), null, null)))
            .toList();

    var seen = new ArrayList<Long>();
    @Nullable Long before = null;
    do {
      var page = projects.list(new ProjectFilter(tag, null, null), new PageRequest(3, before));
      page.items().forEach(project -> seen.add(project.id()));
      before = page.nextBefore();
    } while (before != null);

    assertThat(seen).containsExactlyElementsOf(stood.reversed());
    assertThat(projects.list(new ProjectFilter(tag, "LISTED3", null), FIRST_PAGE).items())
        .extracting(Project::id)
        .containsExactly(stood.get(3));
    assertThat(projects.list(new ProjectFilter(tag, null, 5L), FIRST_PAGE).items()).isEmpty();
  }

  @Test
  void tags_are_changed_by_the_proposer_and_by_admins() {
    var id = propose("tagged");

    projects.changeTags(id, new TagChange(List.of("a", "b"), List.of()), ADE);
    projects.changeTags(id, new TagChange(List.of("c"), List.of("a")), new Actor("root", true));

    assertThat(projects.get(id).tags()).containsExactly("b", "c");
    assertThatExceptionOfType(NotTheProposerException.class)
        .isThrownBy(
            () ->
                projects.changeTags(
                    id, new TagChange(List.of("x"), List.of()), new Actor("bea", false)))
        .satisfies(e -> assertThat(e.projectId()).isEqualTo(id));
  }

  @Test
  void too_many_tags_are_refused_and_nothing_is_changed() {
    var id = propose("many");
    var twenty = IntStream.range(0, Projects.MAX_TAGS).mapToObj(i -> "t" + i).toList();
    projects.changeTags(id, new TagChange(twenty, List.of()), ADE);

    assertThatExceptionOfType(TooManyTagsException.class)
        .isThrownBy(() -> projects.changeTags(id, new TagChange(List.of("x"), List.of()), ADE))
        .satisfies(e -> assertThat(e.projectId()).isEqualTo(id));
    assertThat(projects.get(id).tags()).hasSize(Projects.MAX_TAGS).doesNotContain("x");
  }

  @Test
  void a_missing_project_is_reported_with_its_id() {
    assertMissing(() -> projects.get(NOWHERE));
    assertMissing(() -> projects.changeTags(NOWHERE, new TagChange(List.of("x"), List.of()), ADE));
  }

  private long propose(String name) {
    return projects.propose(proposal(name(name), List.of(), null, null));
  }

  private static NewProject proposal(
      String name, List<String> tags, @Nullable Long cycleId, @Nullable String requestKey) {
    var none = Collections.<String>emptyList();
    return new NewProject(name, "", tags, none, none, cycleId, null, "adé", requestKey);
  }

  private static String name(String begin) {
    return begin + " " + UUID.randomUUID();
  }

  private static void assertMissing(Runnable call) {
    assertThatExceptionOfType(ProjectNotFoundException.class)
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.projectId()).isEqualTo(NOWHERE));
  }
}
