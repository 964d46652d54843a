package io.insula.bench.activity;

import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.Requests;
import io.insula.bench.server.BenchServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Loads that send events to a server. Their requests are prepared in advance. */
public final class EventLoads {
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int SINGLE_REQUESTS = 4096;
  private static final int LINES_IN_MEMORY = 40_000;
  private static final String BATCH_PATH = "/events/batch";
  private static final String NDJSON = "application/x-ndjson";

  private final SampleEvents events;
  private final BenchServer server;
  private final String token;
  private final Requests requests;

  EventLoads(SampleEvents events, BenchServer server) {
    this.events = events;
    this.server = server;
    this.token = server.serviceToken();
    this.requests = new Requests(server.authority(), token);
  }

  /** Returns a load whose requests post one event each. */
  public static HttpLoad singles(BenchServer server) {
    return new EventLoads(new SampleEvents(), server).single();
  }

  HttpLoad single() {
    var posts =
        IntStream.range(0, SINGLE_REQUESTS)
            .mapToObj(i -> requests.post("/events", "application/json", events.get(i).json()))
            .toList();
    return new HttpLoad(
        server.address(), CREATED, number -> posts.get((int) (number % posts.size())));
  }

  /**
   * @param lines the number of lines of a request
   * @throws IllegalStateException if the server does not store such a batch
   */
  HttpLoad batch(int lines) {
    requireStored(lines);
    var posts =
        IntStream.range(0, Math.max(1, LINES_IN_MEMORY / lines))
            .mapToObj(i -> requests.post(BATCH_PATH, NDJSON, document((long) i * lines, lines)))
            .toList();
    return new HttpLoad(server.address(), OK, number -> posts.get((int) (number % posts.size())));
  }

  private String document(long from, int lines) {
    return LongStream.range(from, from + lines)
        .mapToObj(number -> events.get(number).json())
        .collect(Collectors.joining("\n"));
  }

  /**
   * Sends one batch and checks the result of each line, because the HTTP status of a batch does not
   * show whether its lines were stored.
   */
  private void requireStored(int lines) {
    var answer = server.client().post(BATCH_PATH, token, NDJSON, document(0, lines));
    var stored = answer.body().lines().filter(line -> line.contains("\"stored\"")).count();
    if (answer.status() != OK || stored != lines) {
      throw new IllegalStateException("a batch was answered " + answer);
    }
  }
}
