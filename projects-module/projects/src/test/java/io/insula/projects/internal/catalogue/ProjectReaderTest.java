package io.insula.projects.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.InvalidInputException;
import io.insula.api.PageRequest;
import io.insula.api.TextRule;
import io.insula.projects.Project;
import io.insula.projects.ProjectFilter;
import io.insula.projects.Projects;
import io.insula.projects.internal.ProjectFixtures;
import io.insula.testkit.SettableClock;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
class ProjectReaderTest {
  @Inject Projects projects;
  @Inject SettableClock clock;
  @Inject Jdbi jdbi;

  /** The tag by which a test finds only its own projects. */
  private final String tag = UUID.randomUUID().toString();

  @Test
  void projects_are_listed_newest_first() {
    var older = propose("older", "");
    var newer = propose("newer", "second");

    assertThat(found(new ProjectFilter(tag, null, null)))
        .containsExactly(projects.get(newer), projects.get(older));
    var project = projects.get(newer);
    assertThat(project)
        .isEqualTo(
            new Project(
                newer, "newer " + tag, "second", List.of(tag), null, null, "ade", clock.instant()));
  }

  @Test
  void a_search_finds_parts_of_names_and_taglines_in_any_case() {
    var name = propose("Ünder the Bigtop", "");
    var tagline = propose("other", "near the BIGTOP of Özge");
    propose("neither", "");

    assertThat(search("bigTOP")).containsExactly(tagline, name);
    assertThat(search("ünder")).containsExactly(name);
    assertThat(search("ÖZGE")).containsExactly(tagline);
    assertThat(search("Bigtop " + tag)).containsExactly(name);
  }

  @Test
  void a_tag_is_found_without_its_joiners_and_variation_selectors_by_an_index() {
    var plain = projects.propose(ProjectFixtures.proposalNamed("plain " + tag, "", tag + "\u2764"));
    var red =
        projects.propose(ProjectFixtures.proposalNamed("red " + tag, "", tag + "\u2764\ufe0f"));

    for (var spelling : List.of("\u2764", "\u2764\ufe0f", "\u2764\ufe0e")) {
      assertThat(found(new ProjectFilter(tag + spelling, null, null)))
          .extracting(Project::id)
          .containsExactly(red, plain);
    }
    var query = "SELECT pg_get_indexdef('projects.project_tag_by_key'::regclass)";
    String index = jdbi.withHandle(handle -> handle.createQuery(query).mapTo(String.class).one());
    assertThat(index).contains(TextRule.WITHOUT_A_WIDTH);
  }

  @Test
  void no_character_of_a_search_has_a_special_meaning() {
    var percent = propose("100% sure", "");
    var underscore = propose("snake_case", "");
    var backslash = propose("back\\slash", "");
    propose("plain", "");

    assertThat(search("%")).containsExactly(percent);
    assertThat(search("_")).containsExactly(underscore);
    assertThat(search("\\")).containsExactly(backslash);
    assertThat(search("1%e")).isEmpty();
    assertThat(search("'; --")).isEmpty();
  }

  @Test
  void a_search_does_not_match_across_name_and_tagline() {
    var id = projects.propose(ProjectFixtures.proposalNamed("ends " + tag, "begins", tag));

    assertThat(search(tag)).containsExactly(id);
    assertThat(search(tag + "begins")).isEmpty();
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> search(tag + "\nbegins"));
  }

  @Test
  void all_filters_apply_together() {
    var both = propose("a drum", "");
    propose("a flute", "");
    projects.propose(ProjectFixtures.proposalNamed("a drum elsewhere " + tag, ""));

    assertThat(search("DRUM")).containsExactly(both);
    assertThat(found(new ProjectFilter(tag, "drum", 1L))).isEmpty();
  }

  @Test
  void pages_return_each_earlier_project_once_while_others_are_added() {
    var stood = IntStream.range(0, 13).mapToObj(i -> propose("p" + i, "")).toList();

    var seen = new ArrayList<Long>();
    Long before = null;
    do {
      var page = projects.list(new ProjectFilter(tag, null, null), new PageRequest(3, before));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
      page.items().forEach(project -> seen.add(project.id()));
      before = page.nextBefore();
      propose("late" + UUID.randomUUID(), "");
    } while (before != null);

    assertThat(seen).containsExactlyElementsOf(stood.reversed());
  }

  @Test
  void search_has_an_index_where_trigrams_are_available() {
    var indexes =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT indexname FROM pg_indexes WHERE schemaname = 'projects'")
                    .mapTo(String.class)
                    .list());

    assertThat(indexes).contains("project_by_text");
  }

  private long propose(String name, String tagline) {
    return projects.propose(ProjectFixtures.proposalNamed(name + " " + tag, tagline, tag));
  }

  private List<Long> search(@Nullable String text) {
    return found(new ProjectFilter(tag, text, null)).stream().map(Project::id).toList();
  }

  private List<Project> found(ProjectFilter filter) {
    return projects.list(filter, new PageRequest(50, null)).items();
  }
}
