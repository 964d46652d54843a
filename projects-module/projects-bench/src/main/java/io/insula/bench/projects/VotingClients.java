package io.insula.bench.projects;

import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.HttpRequestWriter;
import io.insula.bench.server.BenchServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Voters on threads, each with an account of the measured server. */
final class VotingClients {
  static final int COUNT = 64;

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final String PASSWORD = "measured-not-guessed";

  private final BenchServer server;
  private final List<HttpRequestWriter> requests;

  VotingClients(BenchServer server) {
    this.server = server;
    var admin = server.adminToken();
    this.requests =
        IntStream.range(0, COUNT)
            .mapToObj(i -> new HttpRequestWriter(server.authority(), token("voter" + i, admin)))
            .toList();
  }

  private String token(String name, String admin) {
    server
        .client()
        .post("/accounts", admin, Map.of("username", name, "password", PASSWORD), CREATED);
    return server.client().signIn(name, PASSWORD);
  }

  /**
   * Returns a load that votes on these threads. Consecutive requests have different voters and, if
   * possible, different threads. Each request changes the voter's earlier vote.
   */
  HttpLoad on(List<Long> threads) {
    var up = votes(threads, 1);
    var down = votes(threads, -1);
    return new HttpLoad(
        server.address(),
        OK,
        number -> {
          int place = (int) (number % up.size());
          return (number / up.size() % 2 == 0 ? up : down).get(place);
        });
  }

  private List<byte[]> votes(List<Long> threads, int value) {
    return IntStream.range(0, threads.size() * COUNT)
        .mapToObj(
            i ->
                requests
                    .get(i % COUNT)
                    .put(
                        "/threads/" + threads.get((i / COUNT + i) % threads.size()) + "/vote",
                        "application/json",
                        "{\"value\":" + value + "}"))
        .toList();
  }
}
