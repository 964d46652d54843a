package io.insula.sample.internal;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The server and its users, which all tests of this app's routes share. */
@Singleton
public final class SampleOverHttp {
  public static final String PATH = "/sample/items";
  public static final Map<String, Object> LADDER =
      Map.of("name", "Ladder", "note", "three\nsteps", "quantity", 2);

  private final EmbeddedServer server;
  private final Jdbi jdbi;
  private final AtomicReference<@Nullable TestUsers> people = new AtomicReference<>();

  SampleOverHttp(EmbeddedServer server, Jdbi jdbi) {
    this.server = server;
    this.jdbi = jdbi;
  }

  public TestUsers people() {
    var known = people.get();
    if (known == null) {
      known = TestUsers.of(server.getURI());
      people.set(known);
    }
    return known;
  }

  public ApiClient ade() {
    return people().member("ade");
  }

  /** Adds an item by ade, and returns its path. */
  public String addItem() {
    var added = ade().post(PATH, LADDER).expect(201);
    return PATH + "/" + added.json().required("item_id").longValue();
  }

  /** Sends a body that no well-behaved client would send, as ade, and returns the answer. */
  public ApiResponse raw(String method, String path, String body) {
    return ade().send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the number of stored items. */
  public long count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT count(*) FROM sample.item").mapTo(Long.class).one());
  }

  /**
   * Makes the server forget all stored answers, as if the process had died after each commit and
   * before it stored the answer.
   */
  public void forgetAnswers() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE kernel.idempotency_keys SET status = NULL, leased_until = now()"));
  }
}
