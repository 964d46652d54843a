package io.insula.cycles.internal;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Helpers for the tests of this app's routes. */
@Singleton
public final class CyclesOverHttp {
  /** An election with five ballots, the last one empty, with a tie and a withdrawn proposal. */
  public static final String ELECTION =
      """
      META
      key;value
      description;Parks, and "more"
      num_projects;4
      num_votes;5
      budget;100.50
      vote_type;approval
      rule;greedy
      colour;green
      PROJECTS
      project_id;cost;name;category;shade;selected
      a;60.5;Trees;green,quiet;dark;1
      b;40;Benches;;light;1
      c;40;;;;0
      w;999999999;Gone;;;0
      VOTES
      voter_id;age;vote
      1;17;a,b
      2;;a
      3;64;b
      4;30;c
      5;8;
      """;

  /** The settings of a cycle to open. */
  public static final Map<String, Object> NEW_CYCLE =
      Map.of("name", "Greener schools", "budget", 1000, "ballot", Map.of("type", "approval"));

  private final EmbeddedServer server;
  private final Jdbi jdbi;

  CyclesOverHttp(EmbeddedServer server, Jdbi jdbi) {
    this.server = server;
    this.jdbi = jdbi;
  }

  public TestUsers people() {
    return TestUsers.of(server.getURI());
  }

  public static ApiResponse send(ApiClient client, byte[] file) {
    return client.send("POST", "/cycles/import", "application/x-pabulib", file);
  }

  public static ApiResponse send(ApiClient client, String file) {
    return send(client, file.getBytes(StandardCharsets.UTF_8));
  }

  /** Imports a file and returns the path of its cycle. */
  public static String imported(ApiClient client, String file) {
    return "/cycles/" + send(client, file).expect(201).json().required("cycle_id").longValue();
  }

  /** Creates a cycle and returns its path. */
  public static String opened(ApiClient client, Map<String, Object> cycle) {
    return "/cycles/"
        + client.post("/cycles", cycle).expect(201).json().required("cycle_id").longValue();
  }

  /** Returns the settings of a cycle to create, with some of them replaced. */
  public static Map<String, Object> changed(Map<String, Object> settings) {
    var cycle = new HashMap<>(NEW_CYCLE);
    cycle.putAll(settings);
    return cycle;
  }

  /** Returns the total number of rows in the app's tables. */
  public long rows() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT (SELECT count(*) FROM cycles.cycle)
                      + (SELECT count(*) FROM cycles.proposal)
                      + (SELECT count(*) FROM cycles.ballot)
                      + (SELECT count(*) FROM cycles.result)
                    """)
                .mapTo(Long.class)
                .one());
  }
}
