package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
class AddressTest {
  @Inject EmbeddedServer server;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a+b",
        "a&b",
        "a;b",
        "+",
        "a+b;c&d",
        "a:b@c!$'()*,=~-._",
        "a=b",
        "é+%2F",
        "(a)",
        "!"
      })
  void a_path_may_contain_any_text(String name) throws IOException {
    var escaped = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    assertThat(client().get("/shelves/" + escaped).expect(200).json().path("name").asText())
        .isEqualTo(name);
    assertThat(client().get("/shelves/" + escaped + "/books/" + escaped).expect(200).json())
        .isEqualTo(json(Map.of("name", name, "book", name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a+b", "a&b", "a;b", "+", ";", "a:b@c!$'()*,=~-._", "(a)"})
  void the_reserved_characters_of_a_path_need_no_escapes(String name) throws IOException {
    for (var method : new String[] {"GET", "DELETE"}) {
      try (var client = RawClient.connect(server.getURI())) {
        var answer =
            client
                .send(method + " /shelves/" + name + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .readAnswer();
        assertThat(answer).startsWith("HTTP/1.1 200").contains(":\"" + name + "\"");
      }
    }
  }

  @Test
  void in_a_query_a_plus_is_a_space_and_an_ampersand_separates() {
    assertThat(client().get("/shelves/filtered?author=a+b&from_date=c").expect(200).body())
        .contains("author=a b, from=c");
  }

  @Test
  void a_refused_request_to_a_literal_route_does_not_fall_back_to_a_variable() {
    var json = client().withHeader("Accept", "application/json");
    assertThat(json.get("/shelves/export").status()).isEqualTo(406);
    assertThat(json.get("/shelves/one/books/newest").status()).isEqualTo(406);
    assertThat(json.get("/shelves/one/books/oldest").status()).isEqualTo(200);

    var taken = json.send("POST", "/shelves/import", "application/json", new byte[] {'1'});
    assertThat(taken.status()).isEqualTo(415);
  }

  @Test
  void a_literal_route_without_the_method_lists_its_methods() {
    for (var refused :
        new ApiResponse[] {client().get("/shelves/import"), client().delete("/shelves/import/")}) {
      assertThat(refused.status()).isEqualTo(405);
      assertThat(refused.header("Allow")).isEqualTo("POST");
    }
    assertThat(client().delete("/shelves/export").header("Allow")).contains("GET");
  }

  @Test
  void a_path_that_differs_from_the_literal_matches_the_variable() {
    assertThat(client().get("/shelves/exports").expect(200).json().path("name").asText())
        .isEqualTo("exports");
    assertThat(client().get("/shelves/export%20").expect(200).json().path("name").asText())
        .isEqualTo("export ");
  }

  @Test
  void an_unknown_parameter_is_refused_and_the_most_similar_one_suggested() {
    assertUnknown("/parcels/search?serch_text=a", "serch_text", "did you mean search_text?");
    assertUnknown("/parcels/listed?Limit=5", "Limit", "did you mean limit?");
    assertUnknown("/parcels/listed/7?color=RED", "color", "did you mean colour?");
    assertUnknown("/shelves/filtered?from-date=x", "from-date", "did you mean from_date?");
    assertUnknown("/shelves/one?x=1", "x", "this route has no parameters");
    assertUnknown("/shelves/one?name=two", "name", "this route has no parameters");
  }

  @Test
  void all_unknown_parameters_are_named_and_refused_for_every_method() {
    var answer = client().post("/parcels/note?b=1&a=2", Map.of("note_text", "x")).expect(400);

    assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly("a", "b");
  }

  @Test
  void a_parameter_without_a_name_or_value_is_unknown_too() {
    for (var query : new String[] {"?x", "?=1", "?limit[]=1", "?" + "x".repeat(3000) + "=1"}) {
      assertThat(client().get("/parcels/listed" + query.replace("[]", "%5B%5D")).status())
          .as(query)
          .isEqualTo(400);
    }
  }

  @Test
  void known_parameters_and_no_parameters_are_accepted() {
    client().get("/parcels/listed?limit=2&colour=RED").expect(200);
    client().get("/parcels/listed?").expect(200);
    client().get("/parcels/search?search_text=a&at_most=3&colour=BLUE").expect(200);
  }

  private void assertUnknown(String path, String field, String hint) {
    var answer = client().get(path).expect(400);
    assertThat(answer.json().path("errors"))
        .isEqualTo(
            json(new Object[] {Map.of("field", field, "message", "is not known" + glue(hint))}));
  }

  private static String glue(String hint) {
    return "; " + hint;
  }

  private static com.fasterxml.jackson.databind.JsonNode json(Object value) {
    return new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(value);
  }

  private ApiClient client() {
    return ApiClient.at(server.getURI());
  }
}
