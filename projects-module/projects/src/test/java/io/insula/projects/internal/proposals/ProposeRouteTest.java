package io.insula.projects.internal.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.projects.internal.ProjectFixtures;
import io.insula.projects.internal.ProjectsOverHttp;
import io.insula.threads.contract.InMemoryThreads;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class ProposeRouteTest {
  private static final String PATH = "/projects/propose";

  @Inject ProjectsOverHttp http;
  @Inject InMemoryThreads threads;

  @Test
  void a_proposal_is_answered_with_its_id_and_its_address() {
    var body =
        """
        {"project_name": "Popee the Performer", "tagline": "an apprentice clown in Wolf Circus",
         "problems": ["short temper", "self centered"], "solutions": ["play the drums"],
         "tags": ["clown", "circus"], "cost": 1500.5, "cycle_id": null}
        """;

    var answer = http.raw("POST", PATH, body).expect(201);

    var id = answer.json().required("project_id").longValue();
    assertThat(answer.body()).isEqualTo("{\"project_id\":" + id + "}");
    assertThat(answer.header("Location")).isEqualTo("/projects/" + id);
    var project = http.people().member("bea").get("/projects/" + id).expect(200).json();
    assertThat(project.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "project_id",
            "project_name",
            "tagline",
            "tags",
            "cycle_id",
            "cost",
            "proposed_by",
            "created_at",
            "threads");
    assertThat(project.get("project_id").longValue()).isEqualTo(id);
    assertThat(project.get("project_name").textValue()).isEqualTo("Popee the Performer");
    assertThat(project.get("tags")).hasToString("[\"circus\",\"clown\"]");
    assertThat(project.get("cost")).hasToString("1500.5");
    assertThat(project.get("cycle_id").isNull()).isTrue();
    assertThat(project.get("proposed_by").textValue()).isEqualTo("ade");
    assertThat(project.get("threads").size()).isEqualTo(3);
  }

  @Test
  void missing_lists_are_empty() {
    var id = http.propose(ProjectFixtures.name());

    var project = http.ade().get("/projects/" + id).expect(200).json();
    assertThat(project.get("tags")).isEmpty();
    assertThat(project.get("threads")).isEmpty();
  }

  @Test
  void a_repeated_request_with_the_same_key_adds_nothing_even_if_the_first_answer_was_lost() {
    var sure = http.ade().withHeader("Idempotency-Key", "once");
    var proposal = Map.of("project_name", ProjectFixtures.name(), "tagline", "");
    var first = sure.post(PATH, proposal).expect(201).json();

    http.forgetAnswers();

    assertThat(sure.post(PATH, proposal).expect(201).json()).isEqualTo(first);
  }

  @Test
  void only_members_propose() {
    var proposal = Map.of("project_name", ProjectFixtures.name(), "tagline", "");
    var before = http.count();

    http.people().nobody().post(PATH, proposal).expect(401);
    http.people().service("feed").post(PATH, proposal).expect(403);
    assertThat(http.count()).isEqualTo(before);

    http.people().admin().post(PATH, proposal).expect(201);
  }

  @Test
  void a_taken_name_is_answered_409() {
    var name = ProjectFixtures.name();
    http.propose(name);
    var again = Map.of("project_name", " " + name + " ", "tagline", "other");

    var problem = http.people().admin().post(PATH, again).expect(409).json();

    assertThat(problem.get("detail").textValue()).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"tagline": "t"}                                             | project_name
          {"project_name": null, "tagline": "t"}                       | project_name
          {"project_name": "", "tagline": "t"}                         | project_name
          {"project_name": "  ", "tagline": "t"}                       | project_name
          {"project_name": 5, "tagline": "t"}                          | project_name
          {"project_name": ["bad"], "tagline": "t"}                    | project_name
          {"project_name": {"bad": 1}, "tagline": "t"}                 | project_name
          {"project_name": "a\\u0000b", "tagline": "t"}                | project_name
          {"project_name": "a\\nb", "tagline": "t"}                    | project_name
          {"project_name": "\\ud800", "tagline": "t"}                  | project_name
          {"project_name": "bad"}                                      | tagline
          {"project_name": "bad", "tagline": null}                     | tagline
          {"project_name": "bad", "tagline": 1}                        | tagline
          {"project_name": "bad", "tagline": "a\\tb"}                  | tagline
          {"project_name": "bad", "tagline": "t", "tags": null}        | tags
          {"project_name": "bad", "tagline": "t", "tags": "clown"}     | tags
          {"project_name": "bad", "tagline": "t", "tags": {}}          | tags
          {"project_name": "bad", "tagline": "t", "tags": [""]}        | tags[0]
          {"project_name": "bad", "tagline": "t", "tags": ["a", " "]}  | tags[1]
          {"project_name": "bad", "tagline": "t", "tags": ["a", null]} | tags[1]
          {"project_name": "bad", "tagline": "t", "tags": ["a", 1]}    | tags[1]
          {"project_name": "bad", "tagline": "t", "tags": ["a", "a "]} | tags[1]
          {"project_name": "bad", "tagline": "t", "problems": null}    | problems
          {"project_name": "bad", "tagline": "t", "problems": [""]}    | problems[0]
          {"project_name": "bad", "tagline": "t", "problems": ["a", "a"]} | problems[1]
          {"project_name": "bad", "tagline": "t", "problems": [["a"]]} | problems[0]
          {"project_name": "bad", "tagline": "t", "solutions": null}   | solutions
          {"project_name": "bad", "tagline": "t", "solutions": [{}]}   | solutions[0]
          {"project_name": "bad", "tagline": "t", "solutions": ["\\n"]} | solutions[0]
          {"project_name": "bad", "tagline": "t", "cost": -1}          | cost
          {"project_name": "bad", "tagline": "t", "cost": 0.001}       | cost
          {"project_name": "bad", "tagline": "t", "cost": 1000000000000} | cost
          {"project_name": "bad", "tagline": "t", "cost": 1e400}       | cost
          {"project_name": "bad", "tagline": "t", "cost": 1e-400}      | cost
          {"project_name": "bad", "tagline": "t", "cost": "5"}         | cost
          {"project_name": "bad", "tagline": "t", "cost": true}        | cost
          {"project_name": "bad", "tagline": "t", "cycle_id": 5}       | cycle_id
          {"project_name": "bad", "tagline": "t", "cycle_id": "5"}     | cycle_id
          {"project_name": "bad", "tagline": "t", "cycle_id": 1e30}    | cycle_id
          {"project_name": "bad", "tagline": "t", "proposed_by": "me"} | proposed_by
          {"project_name": "bad", "tagline": "t", "up_vote": 5}        | up_vote
          {"project_name": "bad", "project_name": "worse", "tagline": "t"} | project_name
          """)
  void a_bad_proposal_is_refused_with_its_field_and_nothing_is_stored(String body, String field) {
    var before = http.count();

    var problem = http.raw("POST", PATH, body).expect(400);

    assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
    assertThat(problem.json().at("/errors/0/field").textValue()).isEqualTo(field);
    assertThat(problem.json().at("/errors/0/message").textValue()).isNotBlank();
    assertThat(http.count()).isEqualTo(before);
  }

  @Test
  void missing_and_wrong_fields_are_reported_together() {
    var problem = http.raw("POST", PATH, "{\"project_name\": \"" + "a".repeat(81) + "\"}");

    assertThat(problem.expect(400).json().get("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("project_name", "tagline");
  }

  @Test
  void invisible_and_indistinguishable_names_are_refused() {
    for (var name : List.of("\u200b", "\u00a0", "\u3164", "a\u202eb")) {
      http.ade().post(PATH, Map.of("project_name", name, "tagline", "")).expect(400);
    }
    var composed = "Caf\u00e9 " + ProjectFixtures.name();
    http.ade().post(PATH, Map.of("project_name", composed, "tagline", "")).expect(201);
    var decomposed = composed.replace("\u00e9", "e\u0301");
    var taken = http.ade().post(PATH, Map.of("project_name", decomposed, "tagline", ""));
    assertThat(taken.expect(409).json().at("/errors/0/field").textValue())
        .isEqualTo("project_name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Green\u00a0park",
        "Green  park",
        "Green\u2009\u3000park",
        "\u200bGreen park\u200d",
        "Gre\u00aden\u2060 park",
        "\u200eGreen\ufe0f \ufeffpark"
      })
  void a_name_that_differs_only_by_spaces_or_zero_width_characters_is_taken(String spelling) {
    var name = ProjectFixtures.name();
    http.propose("Green park " + name);
    var again = Map.of("project_name", spelling + " " + name, "tagline", "");

    var problem = http.ade().post(PATH, again).expect(409).json();

    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo("project_name");
  }

  @Test
  void a_joiner_stays_in_a_name_and_does_not_make_the_name_different() {
    var name = ProjectFixtures.name() + " \u0645\u06cc\u200c\u062e";
    var id = http.propose(name);
    var unjoined = Map.of("project_name", name.replace("\u200c", ""), "tagline", "");

    http.ade().post(PATH, unjoined).expect(409);
    assertThat(http.ade().get("/projects/" + id).json().get("project_name").textValue())
        .isEqualTo(name);
  }

  @Test
  void a_project_is_stored_in_its_normal_form() {
    var name = ProjectFixtures.name();
    var proposal =
        Map.of(
            "project_name",
            "\u00a0" + name + "\u200b",
            "tagline",
            "A\u00a0\u200b park  for all",
            "tags",
            List.of("gre\u200ben", "open\u3000air"));

    var id = http.ade().post(PATH, proposal).expect(201).json().get("project_id").longValue();

    var project = http.ade().get("/projects/" + id).expect(200).json();
    assertThat(project.get("project_name").textValue()).isEqualTo(name);
    assertThat(project.get("tagline").textValue()).isEqualTo("A park for all");
    assertThat(project.get("tags")).hasToString("[\"green\",\"open air\"]");
  }

  @Test
  void all_fields_out_of_bounds_are_reported_together() {
    var proposal =
        Map.of(
            "project_name", "x".repeat(81),
            "tagline", "x".repeat(256),
            "tags", IntStream.range(0, 21).mapToObj(Integer::toString).toList(),
            "problems", List.of("x".repeat(10_001)),
            "solutions", Collections.nCopies(101, "x"));

    var problem = http.ade().post(PATH, proposal).expect(400).json();

    assertThat(problem.get("errors"))
        .extracting(error -> error.get("field").textValue())
        .containsExactly("project_name", "tagline", "tags", "problems[0]", "solutions");
  }

  @Test
  void values_at_their_bounds_are_accepted() {
    var proposal =
        Map.of(
            "project_name", "n" + "\uD83E\uDD21".repeat(79),
            "tagline", "\uD83E\uDD21".repeat(255),
            "tags", IntStream.range(0, 20).mapToObj(i -> "t".repeat(48) + (10 + i)).toList(),
            "problems", IntStream.range(0, 100).mapToObj(i -> "problem " + i).toList(),
            "solutions", List.of("s".repeat(10_000)),
            "cost", 0);

    var id = http.ade().post(PATH, proposal).expect(201).json().get("project_id").longValue();

    assertThat(threads.idsOfProject(id, 1_000)).hasSize(101);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"text\"", "5", "null", "true", "", "{", "{} {}", "not json"})
  void a_body_that_is_not_an_object_is_refused(String body) {
    http.raw("POST", PATH, body).expect(400);
  }
}
