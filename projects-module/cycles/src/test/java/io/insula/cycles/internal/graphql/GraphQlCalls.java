package io.insula.cycles.internal.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import java.util.Map;

/** Helpers for the tests of {@code /graphql}. */
final class GraphQlCalls {
  private GraphQlCalls() {}

  /** Returns the data of a query and asserts that it has no errors. */
  static JsonNode data(ApiClient client, String query) {
    return data(client, query, Map.of());
  }

  static JsonNode data(ApiClient client, String query, Map<String, Object> variables) {
    var answer = answer(client, query, variables);
    assertThat(answer.has("errors")).as("%s", answer).isFalse();
    return answer.required("data");
  }

  /** Returns data and errors. */
  static JsonNode answer(ApiClient client, String query, Map<String, Object> variables) {
    var request = Map.of("query", query, "variables", variables);
    return client.post("/graphql", request).expect(200).json();
  }

  static JsonNode answer(ApiClient client, String query) {
    return answer(client, query, Map.of());
  }

  /** Returns the number at the end of a path. */
  static long id(String path) {
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
  }
}
