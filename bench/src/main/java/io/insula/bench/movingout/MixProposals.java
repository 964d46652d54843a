package io.insula.bench.movingout;

import io.insula.bench.load.Latencies;
import io.insula.bench.load.LoadRequest;
import io.insula.bench.load.Requests;
import java.nio.ByteBuffer;

/** Proposals of projects, each with a unique name. */
final class MixProposals {
  /** The number of problems and solutions of each proposal. */
  static final int THREADS = 4;

  private static final int CREATED = 201;
  private static final int TAGS = 50;
  private static final String BODY =
      """
      {"project_name":"Shady corner %d","tagline":"A place to sit and read in the shade",\
      "tags":["green","tag%d"],\
      "problems":["There is no shade","There are no seats"],\
      "solutions":["Plant trees and build benches around them","Put up a sail in summer"]}\
      """;

  private final Requests requests;
  private long sent;

  MixProposals(Requests requests) {
    this.requests = requests;
  }

  LoadRequest next(Latencies latencies) {
    var body = BODY.formatted(sent, sent % TAGS);
    sent++;
    var request = requests.post("/projects/propose", "application/json", body);
    return new LoadRequest(ByteBuffer.wrap(request), CREATED, latencies);
  }

  /** Returns how many proposals have been sent so far. */
  long sent() {
    return sent;
  }
}
