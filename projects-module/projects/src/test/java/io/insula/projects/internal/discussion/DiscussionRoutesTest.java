package io.insula.projects.internal.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.projects.internal.ProjectFixtures;
import io.insula.projects.internal.ProjectsOverHttp;
import io.insula.threads.contract.InMemoryThreads;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
class DiscussionRoutesTest {
  private static final Map<String, String> COMMENT =
      Map.of("thread_type", "COMMENT", "message", "so true");

  @Inject ProjectsOverHttp http;
  @Inject InMemoryThreads threads;

  private long project;

  @BeforeEach
  void propose() {
    project = http.propose(ProjectFixtures.name());
  }

  @Test
  void the_answer_of_a_new_thread_has_the_documented_fields() {
    var answer = http.ade().post(path(), COMMENT).expect(201);

    var thread = answer.json();
    assertThat(thread.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "thread_id",
            "project_id",
            "parent_thread_id",
            "thread_type",
            "message",
            "up_vote",
            "down_vote",
            "my_vote",
            "author",
            "created_at",
            "hidden",
            "hidden_reason");
    assertThat(thread.get("author").textValue()).isEqualTo("ade");
    assertThat(thread.get("project_id").longValue()).isEqualTo(project);
    assertThat(answer.header("Location")).isEqualTo("/threads/" + thread.get("thread_id"));
    assertThat(list("")).isEqualTo("{\"threads\":[" + thread + "],\"next_cursor\":null}");
  }

  @Test
  void a_reply_names_its_parent_in_the_same_project() {
    var parent = add("PROBLEM", "short temper").get("thread_id").longValue();
    var reply = Map.of("thread_type", "COMMENT", "message", "yes", "parent_thread_id", parent);

    var added = http.ade().post(path(), reply).expect(201).json();
    assertThat(added.get("parent_thread_id").longValue()).isEqualTo(parent);

    var elsewhere = "/projects/" + http.propose(ProjectFixtures.name()) + "/threads";
    var problem = http.ade().post(elsewhere, reply).expect(400).json();
    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo("parent_thread_id");
  }

  @Test
  void a_repeated_request_with_the_same_key_adds_nothing_even_if_the_first_answer_was_lost() {
    var sure = http.ade().withHeader("Idempotency-Key", "once");
    var first = sure.post(path(), COMMENT).expect(201).json();

    http.forgetAnswers();

    assertThat(sure.post(path(), COMMENT).expect(201).json()).isEqualTo(first);
    assertThat(list("")).isEqualTo("{\"threads\":[" + first + "],\"next_cursor\":null}");
  }

  @Test
  void threads_are_listed_by_type_and_in_pages() {
    var problem = add("PROBLEM", "short temper");
    var first = add("COMMENT", "so true");
    var second = add("COMMENT", "so very true");

    assertThat(list("?type=PROBLEM"))
        .isEqualTo("{\"threads\":[" + problem + "],\"next_cursor\":null}");
    var page = http.ade().get(path() + "?type=COMMENT&limit=1").expect(200).json();
    assertThat(page.at("/threads/0")).isEqualTo(second);
    var cursor = page.get("next_cursor").textValue();
    assertThat(list("?type=COMMENT&limit=1&cursor=" + cursor))
        .isEqualTo("{\"threads\":[" + first + "],\"next_cursor\":null}");
    http.ade().get(path() + "?type=PROBLEM&cursor=" + cursor).expect(400);
  }

  @Test
  void members_add_and_all_signed_in_users_read() {
    http.people().nobody().post(path(), COMMENT).expect(401);
    http.people().nobody().get(path()).expect(401);
    http.people().service("feed").post(path(), COMMENT).expect(403);
    http.people().service("feed").get(path()).expect(200);
    assertThat(threads.idsOfProject(project, 10)).isEmpty();

    http.people().member("bea").post(path(), COMMENT).expect(201);
    http.people().admin().post(path(), COMMENT).expect(201);
  }

  @Test
  void the_text_of_a_hidden_thread_is_listed_for_its_author_and_for_admins_alone() {
    var comment = add("COMMENT", "so true").get("thread_id").longValue();
    threads.hide(comment, "rude");

    var others = http.people().member("bea").get(path()).expect(200).json().at("/threads/0");

    assertThat(others.get("message").textValue()).isEmpty();
    assertThat(others.get("hidden").booleanValue()).isTrue();
    assertThat(others.get("hidden_reason").isNull()).isTrue();
    assertThat(list("")).contains("so true", "rude");
    assertThat(http.people().admin().get(path()).expect(200).body()).contains("so true", "rude");
  }

  @Test
  void a_project_lists_its_newest_threads() {
    var first = add("PROBLEM", "short temper").get("thread_id").longValue();
    var second = add("COMMENT", "so true").get("thread_id").longValue();

    var ids = http.ade().get("/projects/" + project).expect(200).json().get("threads");

    assertThat(ids.valueStream().map(JsonNode::longValue)).containsExactly(second, first);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, 400",
    "99999999999999999999, 400",
    "9223372036854775807, 404",
    "0, 404",
    "-1, 404"
  })
  void a_bad_project_is_reported(String id, int status) {
    http.ade().get("/projects/" + id + "/threads").expect(status);
    http.ade().post("/projects/" + id + "/threads", COMMENT).expect(status);
  }

  @ParameterizedTest
  @CsvSource({
    "type=JOKE, type",
    "type=, type",
    "type=0, type",
    "limit=0, limit",
    "limit=1000000000, limit",
    "cursor=forged, cursor"
  })
  void a_bad_parameter_is_reported(String query, String field) {
    var problem = http.ade().get(path() + "?" + query).expect(400).json();

    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"message": "m"}                                        | thread_type
          {"thread_type": null, "message": "m"}                   | thread_type
          {"thread_type": "JOKE", "message": "m"}                 | thread_type
          {"thread_type": "", "message": "m"}                     | thread_type
          {"thread_type": 0, "message": "m"}                      | thread_type
          {"thread_type": ["COMMENT"], "message": "m"}            | thread_type
          {"thread_type": "COMMENT"}                              | message
          {"thread_type": "COMMENT", "message": null}             | message
          {"thread_type": "COMMENT", "message": ""}               | message
          {"thread_type": "COMMENT", "message": " \\t "}          | message
          {"thread_type": "COMMENT", "message": 1}                | message
          {"thread_type": "COMMENT", "message": "\\u0000"}        | message
          {"thread_type": "COMMENT", "message": "\\udc00"}        | message
          {"thread_type": "COMMENT", "message": "m", "parent_thread_id": "1"} | parent_thread_id
          {"thread_type": "COMMENT", "message": "m", "parent_thread_id": 1.5} | parent_thread_id
          {"thread_type": "COMMENT", "message": "m", "parent_thread_id": -1}  | parent_thread_id
          {"thread_type": "COMMENT", "message": "m", "up_vote": 9} | up_vote
          {"thread_type": "COMMENT", "message": "m", "author": "bea"} | author
          """)
  void a_bad_thread_is_refused_with_its_field_and_not_added(String body, String field) {
    var problem = http.raw("POST", path(), body).expect(400).json();

    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo(field);
    assertThat(threads.idsOfProject(project, 10)).isEmpty();
  }

  private JsonNode add(String type, String message) {
    return http.ade()
        .post(path(), Map.of("thread_type", type, "message", message))
        .expect(201)
        .json();
  }

  private String list(String query) {
    return http.ade().get(path() + query).expect(200).body();
  }

  private String path() {
    return "/projects/" + project + "/threads";
  }
}
