package io.insula.cycles.internal.results;

import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class ScopedTokensTest {
  @Inject CyclesOverHttp http;

  @Test
  void a_token_with_scopes_reads_results_and_receipts_only_with_the_scope_reports() {
    var people = http.people();
    var cycle = counted(people.admin());
    people.member("robot");
    var paths = List.of("/results", "/receipts", "/receipts/" + "0".repeat(64));

    for (var path : paths) {
      token(people, "metrics").get(cycle + path).expect(403);
      token(people, "metrics").get("/cycles/999999" + path).expect(403);
    }
    token(people, "reports").get(cycle + "/results").expect(200);
    token(people, "reports").get(cycle + "/receipts").expect(200);
    people.service("machine").get(cycle + "/results").expect(200);
    people.nobody().get(cycle + "/results").expect(401);
  }

  private static String counted(ApiClient admin) {
    var cycle = CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);
    for (var phase : List.of("refinement", "voting", "implementation")) {
      admin.post(cycle + "/phase", Map.of("phase", phase)).expect(200);
    }
    return cycle;
  }

  private static ApiClient token(TestUsers people, String scope) {
    var wanted = Map.of("name", scope, "scopes", List.of(scope));
    var made = people.admin().post("/accounts/robot/service-token", wanted).expect(201).json();
    return people.nobody().withToken(made.required("access_token").textValue());
  }
}
