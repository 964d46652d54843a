package io.insula.projects.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.projects.internal.ProjectFixtures;
import io.insula.projects.internal.ProjectsOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class CatalogueRoutesTest {
  @Inject ProjectsOverHttp http;

  private final String tag = UUID.randomUUID().toString();

  @Test
  void the_answer_of_a_list_has_the_documented_fields() {
    var id = http.propose("List me " + tag, tag, "a");

    var list = get("/projects?tag=" + tag);

    assertThat(list.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("projects", "next_cursor");
    assertThat(list.get("next_cursor").isNull()).isTrue();
    var project = list.at("/projects/0");
    assertThat(project.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("project_id", "project_name", "tagline", "tags", "created_at");
    assertThat(project.get("project_id").longValue()).isEqualTo(id);
    assertThat(project.get("project_name").textValue()).isEqualTo("List me " + tag);
    assertThat(project.get("tags").size()).isEqualTo(2);
    assertThat(project.get("created_at").textValue()).endsWith("Z");
  }

  @Test
  void the_list_is_filtered_by_tag_text_and_cycle() {
    var percent = http.propose("100% " + tag, tag);
    var plain = http.propose("PLAIN " + tag, tag);

    assertThat(ids(get("/projects?tag=" + tag))).containsExactly(plain, percent);
    assertThat(ids(get("/projects?q=" + encode("% " + tag)))).containsExactly(percent);
    assertThat(ids(get("/projects?q=plain&tag=" + tag))).containsExactly(plain);
    assertThat(ids(get("/projects?cycle_id=1&tag=" + tag))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caf\u00e9 \u03bf\u03b4\u03bf\u03c2",
        "CAFE\u0301 \u039f\u0394\u039f\u03a3",
        "\u200bcaf\u00e9\u00a0\u2003\u03bf\u03b4\u03bf\u03c3 ",
        "afe\u200b\u0301  \u039f\u03b4"
      })
  void a_search_is_compared_in_the_normal_form_of_names(String text) {
    var id =
        http.propose(
            "Cafe\u0301 \u03bf\u03b4\u03cc\u03c2 "
                + tag
                + " Caf\u00e9\u00a0\u039f\u0394\u039f\u03a3",
            tag);

    assertThat(ids(get("/projects?tag=" + tag + "&q=" + encode(text)))).containsExactly(id);
  }

  @Test
  void a_search_finds_a_text_whether_or_not_it_has_joiners() {
    var id = http.propose("\u0645\u06cc\u200c\u062e " + tag, tag);

    for (var text :
        List.of("\u0645\u06cc\u062e", "\u0645\u06cc\u200c\u062e", "\u06cc\u200b\u062e")) {
      assertThat(ids(get("/projects?tag=" + tag + "&q=" + encode(text)))).containsExactly(id);
    }
  }

  @Test
  void a_tag_is_found_in_its_normal_form() {
    var id = http.propose("Tagged " + tag, tag, "open air caf\u00e9 " + tag);

    for (var text : List.of("open\u00a0air cafe\u0301 ", " open  air caf\u200b\u00e9 ")) {
      assertThat(ids(get("/projects?tag=" + encode(text + tag)))).containsExactly(id);
    }
    for (var text : List.of("\u200b", "\u00a0", "\u3164")) {
      http.ade().get("/projects?tag=" + encode(text)).expect(400);
      http.ade().get("/projects?q=" + encode(text)).expect(400);
    }
  }

  @Test
  void only_signed_in_users_can_read() {
    var path = "/projects/" + http.propose(ProjectFixtures.name());

    http.people().nobody().get("/projects").expect(401);
    http.people().nobody().get(path).expect(401);
    http.people().service("feed").get("/projects").expect(200);
    http.people().service("feed").get(path).expect(200);
  }

  @Test
  void cursors_return_each_earlier_project_once_while_others_are_added() throws Exception {
    var stood =
        IntStream.range(0, 20).mapToObj(i -> http.propose("stood " + i + " " + tag, tag)).toList();
    var over = new AtomicBoolean();
    var seen = new ArrayList<Long>();

    try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
      var noise = others.submit(() -> proposeUntil(over));
      try {
        seen.addAll(walk("/projects?limit=3&tag=" + tag));
      } finally {
        over.set(true);
      }
      assertThat(noise.get()).isPositive();
    }

    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen).filteredOn(stood::contains).containsExactlyElementsOf(stood.reversed());
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=-1, limit",
    "limit=201, limit",
    "limit=1000000000, limit",
    "limit=99999999999, limit",
    "limit=ten, limit",
    "cursor=forged, cursor",
    "cursor=, cursor",
    "q=, q",
    "q=a%00b, q",
    "tag=, tag",
    "cycle_id=, cycle_id",
    "tag=a%0Ab, tag",
    "cycle_id=five, cycle_id",
    "cycle_id=99999999999999999999, cycle_id"
  })
  void a_bad_parameter_is_reported(String query, String field) {
    var problem = http.ade().get("/projects?" + query).expect(400).json();

    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo(field);
  }

  @Test
  void a_text_that_is_too_long_is_refused() {
    http.ade().get("/projects?q=" + "x".repeat(256)).expect(400);
    http.ade().get("/projects?tag=" + "x".repeat(51)).expect(400);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, 400",
    "1.0, 400",
    "99999999999999999999, 400",
    "9223372036854775807, 404",
    "0, 404",
    "-1, 404"
  })
  void a_bad_id_is_reported(String id, int status) {
    http.ade().get("/projects/" + id).expect(status);
  }

  private int proposeUntil(AtomicBoolean over) {
    var count = 0;
    do {
      http.propose("late " + count++ + " " + tag, tag);
    } while (!over.get());
    return count;
  }

  private List<Long> walk(String path) {
    var seen = new ArrayList<Long>();
    var page = get(path);
    seen.addAll(ids(page));
    while (!page.get("next_cursor").isNull()) {
      page = get(path + "&cursor=" + page.get("next_cursor").textValue());
      seen.addAll(ids(page));
    }
    return seen;
  }

  private JsonNode get(String path) {
    return http.ade().get(path).expect(200).json();
  }

  private static List<Long> ids(JsonNode page) {
    return page.get("projects").valueStream().map(p -> p.get("project_id").longValue()).toList();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
