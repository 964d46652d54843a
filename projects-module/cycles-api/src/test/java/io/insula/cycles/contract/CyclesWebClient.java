package io.insula.cycles.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.cycles.CyclePhase;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ContractServers;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Imports elections and runs cycles through the HTTP routes of a server. */
public record CyclesWebClient(ApiClient admin) {
  /** Returns a client, with the role ADMIN, of the server that hosts the app. */
  public static CyclesWebClient in(ContractServers servers) {
    var server = servers.inHost(EmbeddedServer.class).start();
    return new CyclesWebClient(TestUsers.of(server.getURI()).admin());
  }

  /** Imports a file in Pabulib's format and returns the id of its cycle. */
  public long upload(String file) {
    return admin
        .send("POST", "/cycles/import", "application/x-pabulib", file.getBytes(UTF_8))
        .expect(201)
        .json()
        .required("cycle_id")
        .longValue();
  }

  /** Creates a cycle in planning and returns its id. */
  public long open() {
    return open(Map.of());
  }

  /** Creates a cycle in planning with more settings and returns its id. */
  public long open(Map<String, Object> settings) {
    var cycle = new HashMap<String, Object>(settings);
    cycle.put("name", "Open");
    cycle.put("budget", 1_000);
    cycle.put("ballot", Map.of("type", "approval"));
    return admin.post("/cycles", cycle).expect(201).json().required("cycle_id").longValue();
  }

  /** Sends a body to a route of a cycle and expects a successful response. */
  public void put(long cycleId, String route, Map<String, Object> body) {
    admin.put("/cycles/" + cycleId + route, body).expect(200);
  }

  /** Replaces the roster of a cycle with these people. */
  public void roster(long cycleId, String... names) {
    var csv = "username,group\n" + String.join(",\n", names) + ",\n";
    admin
        .send("PUT", "/cycles/" + cycleId + "/roster", "text/csv", csv.getBytes(UTF_8))
        .expect(200);
  }

  /** Enters a ballot on paper that names one proposal. */
  public void paper(long cycleId, int number, long proposalId) {
    var votes = List.of(Map.of("proposal_id", proposalId));
    admin
        .post(
            "/cycles/" + cycleId + "/paper-ballots",
            Map.of("number", Integer.toString(number), "votes", votes))
        .expect(201);
  }

  /** Withdraws a proposal. */
  public void withdraw(long cycleId, long proposalId, String reason) {
    admin
        .post(
            "/cycles/%d/proposals/%d/withdraw".formatted(cycleId, proposalId),
            Map.of("reason", reason))
        .expect(200);
  }

  /** Withdraws a proposal and merges it into another one. */
  public void merge(long cycleId, long from, long into, String reason) {
    admin
        .post(
            "/cycles/%d/proposals/merge".formatted(cycleId),
            Map.of("into", into, "from", List.of(from), "reason", reason))
        .expect(200);
  }

  /** Adds a note about the implementation of a winner. */
  public void note(long cycleId, long proposalId, String status) {
    put(cycleId, "/proposals/%d/implementation".formatted(proposalId), Map.of("status", status));
  }

  /** Moves a cycle to each of these phases in turn. */
  public void move(long cycleId, CyclePhase... phases) {
    for (var phase : phases) {
      admin.post("/cycles/" + cycleId + "/phase", Map.of("phase", phase.label())).expect(200);
    }
  }
}
