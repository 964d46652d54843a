package io.insula.cycles.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ContractServers;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;

/** Has a server import elections. */
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
}
