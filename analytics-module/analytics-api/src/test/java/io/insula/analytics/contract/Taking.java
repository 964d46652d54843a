package io.insula.analytics.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.testkit.ApiClient;
import io.insula.testkit.Neighbourhood;
import io.insula.testkit.People;
import io.micronaut.runtime.server.EmbeddedServer;

/** Has the house that hosts the app take things in. */
public record Taking(ApiClient site) {
  public static Taking in(Neighbourhood neighbourhood) {
    var server = neighbourhood.inHost(EmbeddedServer.class).start();
    return new Taking(People.of(server.getURI()).service("site"));
  }

  public void post(String path, String json) {
    site.send("POST", path, "application/json", json.getBytes(UTF_8)).expect(201);
  }
}
