package io.insula.cycles.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.lifecycle.PhaseTransitions;
import io.insula.kernel.base.apps.DemoData;
import io.insula.testkit.ApiClient;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoCycleListTest {
  private final EmbeddedServer server =
      ApplicationContext.run(
          EmbeddedServer.class,
          Map.of(
              "insula.development",
              true,
              "insula.demo",
              true,
              "insula.admin.password",
              "",
              "micronaut.server.port",
              -1),
          "test");
  private final ApplicationContext context = server.getApplicationContext();
  private final DemoCycleStore table = context.getBean(DemoCycleStore.class);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void one_cycle_is_in_voting_and_most_of_its_class_of_thirty_have_voted() {
    start();

    var cycle = admin().get("/cycles/" + id(DemoCycleList.VOTING)).expect(200).json();
    assertThat(cycle.get("phase").textValue()).isEqualTo("voting");
    assertThat(cycle.at("/turnout/eligible").longValue()).isEqualTo(30);
    assertThat(cycle.at("/turnout/voted").longValue()).isEqualTo(24);
  }

  @Test
  void the_counted_cycle_would_have_other_winners_with_greedy() {
    start();

    var path = "/cycles/" + id(DemoCycleList.COUNTED);
    var counted = admin().get(path + "/results").expect(200).json();
    var greedy = admin().post(path + "/preview", Map.of("rule", "greedy")).expect(200).json();

    assertThat(counted.get("rule").textValue()).isEqualTo("equal-shares");
    assertThat(counted.at("/statistics/voted").longValue()).isEqualTo(28);
    assertThat(winners(greedy))
        .containsExactlyInAnyOrder("A new floor for the hall", "A scoreboard that lights up");
    assertThat(winners(counted)).contains("A reading corner").isNotEqualTo(winners(greedy));
  }

  @Test
  void a_second_start_adds_nothing_and_keeps_the_changes_of_users() {
    start();
    var before = rows();
    var counted = id(DemoCycleList.COUNTED);
    var phases = context.getBean(PhaseTransitions.class);
    phases.move(counted, CyclePhase.VOTING, "A look at the ballots", "admin");

    start();

    assertThat(rows()).isEqualTo(before);
    assertThat(admin().get("/cycles/" + counted).expect(200).json().get("phase").textValue())
        .isEqualTo("voting");
  }

  @Test
  void a_start_completes_the_demo_data_of_a_killed_start() {
    start();
    var whole = rows();
    context
        .getBean(Jdbi.class)
        .useHandle(
            handle ->
                handle.execute(
                    """
                    DELETE FROM cycles.cast_ballot WHERE cycle_id = ? AND voter IN
                      (SELECT voter FROM cycles.cast_ballot WHERE cycle_id = ? LIMIT 7)
                    """,
                    id(DemoCycleList.VOTING),
                    id(DemoCycleList.VOTING)));

    start();

    assertThat(rows()).isEqualTo(whole);
  }

  private void start() {
    context.getBeansOfType(DemoData.class).forEach(DemoData::ensure);
  }

  private long id(DemoCycle cycle) {
    return table.find(cycle).orElseThrow();
  }

  private ApiClient admin() {
    var nobody = ApiClient.at(server.getURI());
    var login = Map.of("username", "admin", "password", "demo-admin");
    var token = nobody.post("/login", login).expect(200).json().required("access_token");
    return nobody.withToken(token.textValue());
  }

  private static Set<String> winners(JsonNode results) {
    return StreamSupport.stream(results.get("proposals").spliterator(), false)
        .filter(line -> line.get("selected").booleanValue())
        .map(line -> line.get("name").textValue())
        .collect(Collectors.toSet());
  }

  private String rows() {
    return context
        .getBean(Jdbi.class)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT concat_ws(' ', (SELECT count(*) FROM cycles.cycle),
                          (SELECT count(*) FROM cycles.proposal),
                          (SELECT count(*) FROM cycles.roster_entry),
                          (SELECT count(*) FROM cycles.cast_ballot))
                        """)
                    .mapTo(String.class)
                    .one());
  }
}
