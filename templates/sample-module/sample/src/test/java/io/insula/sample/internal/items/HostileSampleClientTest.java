package io.insula.sample.internal.items;

import static io.insula.sample.internal.SampleOverHttp.LADDER;
import static io.insula.sample.internal.SampleOverHttp.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.sample.internal.SampleOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no well-behaved client would send. None of them changes or reveals anything. */
@MicronautTest(transactional = false)
class HostileSampleClientTest {
  @Inject SampleOverHttp http;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          method | path  | nobody | author | other | admin | service
          GET    | list  | 401    | 200    | 200   | 200   | 200
          GET    | item  | 401    | 200    | 200   | 200   | 200
          POST   | list  | 401    | 201    | 201   | 201   | 403
          PUT    | item  | 401    | 200    | 403   | 200   | 403
          DELETE | item  | 401    | 204    | 403   | 204   | 403
          """)
  void each_role_may_do_what_the_matrix_says(
      String method, String path, int nobody, int author, int other, int admin, int service) {
    var people = http.people();

    assertThat(Map.of("nobody", send(people.nobody(), method, path)))
        .isEqualTo(Map.of("nobody", nobody));
    assertThat(Map.of("author", send(http.ade(), method, path)))
        .isEqualTo(Map.of("author", author));
    assertThat(Map.of("other", send(people.member("bea"), method, path)))
        .isEqualTo(Map.of("other", other));
    assertThat(Map.of("admin", send(people.admin(), method, path)))
        .isEqualTo(Map.of("admin", admin));
    assertThat(Map.of("service", send(people.service("feed"), method, path)))
        .isEqualTo(Map.of("service", service));
  }

  /** Sends a request about the list, or about a new item of ade, and returns its status. */
  private int send(ApiClient client, String method, String path) {
    var target = path.equals("list") ? PATH : http.addItem();
    return switch (method) {
      case "GET" -> client.get(target).status();
      case "POST" -> client.post(target, LADDER).status();
      case "PUT" -> client.put(target, LADDER).status();
      case "DELETE" -> client.delete(target).status();
      default -> throw new IllegalArgumentException(method);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"quantity": 1}                                    | name
          {"name": null, "quantity": 1}                      | name
          {"name": "", "quantity": 1}                        | name
          {"name": "  ", "quantity": 1}                      | name
          {"name": 5, "quantity": 1}                         | name
          {"name": ["bad"], "quantity": 1}                   | name
          {"name": {"bad": 1}, "quantity": 1}                | name
          {"name": "a\\u0000b", "quantity": 1}               | name
          {"name": "a\\nb", "quantity": 1}                   | name
          {"name": "\\ud800", "quantity": 1}                 | name
          {"name": "a\\u202eb", "quantity": 1}               | name
          {"name": "bad", "name": "worse", "quantity": 1}    | name
          {"name": "bad"}                                    | quantity
          {"name": "bad", "quantity": null}                  | quantity
          {"name": "bad", "quantity": -1}                    | quantity
          {"name": "bad", "quantity": 1000001}               | quantity
          {"name": "bad", "quantity": 2147483648}            | quantity
          {"name": "bad", "quantity": 1.5}                   | quantity
          {"name": "bad", "quantity": "1"}                   | quantity
          {"name": "bad", "quantity": true}                  | quantity
          {"name": "bad", "quantity": 1, "note": 5}          | note
          {"name": "bad", "quantity": 1, "note": "a\\u0007"} | note
          {"name": "bad", "quantity": 1, "note": ["a"]}      | note
          {"name": "bad", "quantity": 1, "author": "bea"}    | author
          {"name": "bad", "quantity": 1, "item_id": 1}       | item_id
          {"name": "bad", "quantity": 1, "created_at": null} | created_at
          """)
  void a_bad_field_is_refused_with_its_name_and_nothing_is_stored(String body, String field) {
    var item = http.addItem();
    var before = http.ade().get(item).body();
    var stored = http.count();

    for (var answer : List.of(http.raw("POST", PATH, body), http.raw("PUT", item, body))) {
      assertIsProblem(answer, 400);
      assertThat(answer.json().at("/errors/0/field").textValue()).isEqualTo(field);
      assertThat(answer.json().at("/errors/0/message").textValue()).isNotBlank();
    }
    assertThat(http.count()).isEqualTo(stored);
    assertThat(http.ade().get(item).body()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"text\"", "5", "null", "true", "", "{", "{} {}", "not json"})
  void a_body_that_is_not_an_object_is_refused(String body) {
    assertIsProblem(http.raw("POST", PATH, body), 400);
    assertIsProblem(http.raw("PUT", http.addItem(), body), 400);
  }

  @Test
  void other_types_of_bodies_and_other_methods_are_refused() {
    var form = "name=bad&quantity=1".getBytes(StandardCharsets.UTF_8);

    assertIsProblem(http.ade().send("POST", PATH, "application/x-www-form-urlencoded", form), 415);
    assertIsProblem(http.ade().patch(http.addItem(), LADDER), 405);
    assertIsProblem(http.ade().delete(PATH), 405);
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    var stored = http.count();
    var large = withField("note", "x".repeat(2_000_000));

    assertIsProblem(http.ade().post(PATH, large), 413);

    assertThat(http.count()).isEqualTo(stored);
  }

  @Test
  void values_at_their_bounds_are_accepted_and_beyond_them_refused() {
    var clown = "\uD83E\uDD21";
    http.ade().post(PATH, withField("name", "n" + clown.repeat(79))).expect(201);
    http.ade().post(PATH, withField("note", clown.repeat(2_000))).expect(201);
    http.ade().post(PATH, withField("quantity", 1_000_000)).expect(201);

    assertIsProblem(http.ade().post(PATH, withField("name", "n".repeat(81))), 400);
    assertIsProblem(http.ade().post(PATH, withField("note", "n".repeat(2_001))), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE item; --",
        "' OR '1'='1",
        "$1 ? :name {0}",
        "%_\\",
        "<script>alert(1)</script>",
        "${jndi:ldap://127.0.0.1/a}"
      })
  void text_is_stored_as_it_is_and_is_never_SQL(String text) {
    var added = http.ade().post(PATH, withField("name", text)).expect(201).json();

    var path = PATH + "/" + added.get("item_id").longValue();
    assertThat(http.ade().get(path).expect(200).json().get("name").textValue()).isEqualTo(text);
    http.ade().put(path, withField("note", text)).expect(200);
    assertThat(http.ade().get(path).json().get("note").textValue()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, 400",
    "1.5, 400",
    "1%27%20OR%201=1, 400",
    "99999999999999999999, 400",
    "9223372036854775807, 404",
    "0, 404",
    "-1, 404"
  })
  void a_bad_or_unknown_id_is_reported(String id, int status) {
    assertIsProblem(http.ade().get(PATH + "/" + id), status);
    assertIsProblem(http.ade().put(PATH + "/" + id, LADDER), status);
    assertIsProblem(http.ade().delete(PATH + "/" + id), status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cursor=abc", "limit=-1", "limit=x", "order=name", "limit=1&limit=2"})
  void a_bad_query_is_refused(String query) {
    assertIsProblem(http.ade().get(PATH + "?" + query), 400);
  }

  private static void assertIsProblem(ApiResponse answer, int status) {
    answer.expect(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().required("trace_id").textValue()).isNotBlank();
    assertThat(answer.body()).doesNotContain("Exception", "io.insula", "SELECT", "INSERT");
  }

  private static Map<String, Object> withField(String field, Object value) {
    var changed = new HashMap<>(LADDER);
    changed.put(field, value);
    return changed;
  }
}
