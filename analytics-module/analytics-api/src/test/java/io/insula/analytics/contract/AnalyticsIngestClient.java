package io.insula.analytics.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ContractServers;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;

/** Sends page views and events to the server that hosts the app. */
public record AnalyticsIngestClient(ApiClient site) {
  public static AnalyticsIngestClient in(ContractServers servers) {
    var server = servers.inHost(EmbeddedServer.class).start();
    return new AnalyticsIngestClient(TestUsers.of(server.getURI()).service("site"));
  }

  public void post(String path, String json) {
    site.send("POST", path, "application/json", json.getBytes(UTF_8)).expect(201);
  }
}
