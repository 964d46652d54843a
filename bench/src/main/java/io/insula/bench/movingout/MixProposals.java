package io.insula.bench.movingout;

import io.insula.bench.load.HttpRequestWriter;
import io.insula.bench.load.Latencies;
import io.insula.bench.load.LoadRequest;
import java.nio.ByteBuffer;

/** Proposals of projects, each with a unique name. */
final class MixProposals {
  /** The number of threads of each proposal: two problems and two solutions. */
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

  private final HttpRequestWriter httpRequestWriter;
  private long sent;

  MixProposals(HttpRequestWriter httpRequestWriter) {
    this.httpRequestWriter = httpRequestWriter;
  }

  LoadRequest next(Latencies latencies) {
    var body = BODY.formatted(sent, sent % TAGS);
    sent++;
    var request = httpRequestWriter.post("/projects/propose", "application/json", body);
    return new LoadRequest(ByteBuffer.wrap(request), CREATED, latencies);
  }

  /** Returns how many proposals have been sent so far. */
  long sent() {
    return sent;
  }
}
