package io.insula.cycles.internal.voters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Helpers for the tests of rosters, codes and class imports. */
final class VotersOverHttp {
  private VotersOverHttp() {}

  /** Creates a cycle whose voters are on a roster and returns its path. */
  static String openedWithRoster(ApiClient admin) {
    return CyclesOverHttp.opened(admin, CyclesOverHttp.changed(Map.of("who", "roster")));
  }

  static long idOf(String path) {
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
  }

  static ApiResponse putRoster(ApiClient client, String path, String csv) {
    return putRoster(client, path, csv.getBytes(UTF_8));
  }

  static ApiResponse putRoster(ApiClient client, String path, byte[] csv) {
    return client.send("PUT", path + "/roster", "text/csv", csv);
  }

  static ApiResponse postClass(ApiClient client, String path, String lines) {
    var csv = "username,email,group,password\n" + lines;
    return client.send("POST", path + "/accounts", "text/csv", csv.getBytes(UTF_8));
  }

  /** Returns each entry of the first page as {@code username/group}. */
  static List<String> roster(ApiClient client, String path) {
    var page = client.get(path + "/roster?limit=200").expect(200).json();
    return StreamSupport.stream(page.get("entries").spliterator(), false)
        .map(entry -> entry.get("username").asText() + "/" + entry.get("group").asText())
        .toList();
  }

  static List<String> fieldsOf(ApiResponse answer) {
    return StreamSupport.stream(answer.json().required("errors").spliterator(), false)
        .map(error -> error.required("field").textValue())
        .toList();
  }

  static void moveTo(ApiClient admin, String path, String... phases) {
    for (var phase : phases) {
      admin.post(path + "/phase", Map.of("phase", phase)).expect(200);
    }
  }
}
