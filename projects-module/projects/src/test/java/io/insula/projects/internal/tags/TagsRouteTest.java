package io.insula.projects.internal.tags;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.projects.Projects;
import io.insula.projects.internal.ProjectFixtures;
import io.insula.projects.internal.ProjectsOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
class TagsRouteTest {
  private static final String PATH = "/projects/tags";

  @Inject ProjectsOverHttp http;
  @Inject Projects projects;

  private long project;

  @BeforeEach
  void propose() {
    project = http.propose(ProjectFixtures.name(), "circus", "clown");
  }

  @Test
  void the_proposer_and_an_admin_can_change_the_tags() {
    var answer = http.ade().put(PATH, change(List.of("drums"), List.of("clown"))).expect(204);
    assertThat(answer.body()).isEmpty();
    assertThat(tags()).containsExactly("circus", "drums");

    http.people().admin().put(PATH, Map.of("project_id", project, "add", List.of("x"))).expect(204);
    http.ade().put(PATH, Map.of("project_id", project, "remove", List.of("drums"))).expect(204);
    assertThat(tags()).containsExactly("circus", "x");
  }

  @Test
  void tags_that_differ_only_by_spaces_or_zero_width_characters_are_the_same() {
    http.ade().put(PATH, change(List.of("cir\u200bcus", "big\u00a0top"), List.of())).expect(204);
    assertThat(tags()).containsExactly("big top", "circus", "clown");

    http.ade().put(PATH, change(List.of(), List.of("big \u2003top", "clown\u00ad"))).expect(204);
    assertThat(tags()).containsExactly("circus");
    var twice = http.ade().put(PATH, change(List.of("a b", "a\u00a0b"), List.of())).expect(400);
    assertThat(twice.json().at("/errors/0/field").textValue()).isEqualTo("add[1]");
  }

  @Test
  void other_users_cannot_change_the_tags() {
    var change = change(List.of("drums"), List.of("clown"));

    http.people().member("bea").put(PATH, change).expect(403);
    http.people().service("feed").put(PATH, change).expect(403);
    http.people().nobody().put(PATH, change).expect(401);

    assertThat(tags()).containsExactly("circus", "clown");
  }

  @Test
  void too_many_tags_are_answered_409_and_change_nothing() {
    var many = IntStream.range(0, 19).mapToObj(i -> "t" + i).toList();

    http.ade().put(PATH, change(many, List.of("not there"))).expect(409);
    assertThat(tags()).containsExactly("circus", "clown");

    http.ade().put(PATH, change(many, List.of("clown"))).expect(204);
    assertThat(tags()).hasSize(20);
  }

  @Test
  void an_unknown_project_is_reported() {
    var change = Map.of("project_id", Long.MAX_VALUE, "add", List.of("drums"));
    http.ade().put(PATH, change).expect(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"add": ["a"]}                                         | project_id
          {"project_id": null, "add": ["a"]}                     | project_id
          {"project_id": "1", "add": ["a"]}                      | project_id
          {"project_id": 1.5, "add": ["a"]}                      | project_id
          {"project_id": 99999999999999999999, "add": ["a"]}     | project_id
          {"project_id": ID}                                     | add
          {"project_id": ID, "add": null}                        | add
          {"project_id": ID, "add": "a"}                         | add
          {"project_id": ID, "add": [null]}                      | add[0]
          {"project_id": ID, "add": [5]}                         | add[0]
          {"project_id": ID, "add": [" "]}                       | add[0]
          {"project_id": ID, "add": ["a", " a"]}                 | add[1]
          {"project_id": ID, "add": ["a\\u0000"]}                | add[0]
          {"project_id": ID, "add": ["good"], "remove": null}    | remove
          {"project_id": ID, "add": ["good"], "remove": [""]}    | remove[0]
          {"project_id": ID, "add": ["good"], "remove": ["good"]} | remove[0]
          {"project_id": ID, "add": ["good"], "owner": "me"}     | owner
          """)
  void a_bad_change_is_refused_with_its_field_and_changes_nothing(String body, String field) {
    var problem = http.raw("PUT", PATH, body.replace("ID", Long.toString(project))).expect(400);

    assertThat(problem.json().at("/errors/0/field").textValue()).isEqualTo(field);
    assertThat(tags()).containsExactly("circus", "clown");
  }

  private Map<String, Object> change(List<String> add, List<String> remove) {
    return Map.of("project_id", project, "add", add, "remove", remove);
  }

  private List<String> tags() {
    return projects.get(project).tags();
  }
}
