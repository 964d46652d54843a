package io.insula.cycles.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.cycles.CyclePhase;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ContractServers;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** Has a server import elections and open cycles. */
public record CycleUpload(ApiClient admin) {
  /** To the server that hosts the app. */
  public static CycleUpload in(ContractServers servers) {
    var server = servers.inHost(EmbeddedServer.class).start();
    return new CycleUpload(TestUsers.of(server.getURI()).admin());
  }

  /** Imports a file in Pabulib's format and answers the id of its cycle. */
  public long upload(String file) {
    return admin
        .send("POST", "/cycles/import", "application/x-pabulib", file.getBytes(UTF_8))
        .expect(201)
        .json()
        .required("cycle_id")
        .longValue();
  }

  /** Opens a cycle in planning and answers its id. */
  public long open() {
    var cycle = Map.of("name", "Open", "budget", 1_000, "ballot", Map.of("type", "approval"));
    return admin.post("/cycles", cycle).expect(201).json().required("cycle_id").longValue();
  }

  /** Moves a cycle to each of these phases in turn. */
  public void move(long cycleId, CyclePhase... phases) {
    for (var phase : phases) {
      admin.post("/cycles/" + cycleId + "/phase", Map.of("phase", phase.label())).expect(200);
    }
  }
}
