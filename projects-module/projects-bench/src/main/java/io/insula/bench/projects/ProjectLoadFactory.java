package io.insula.bench.projects;

import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.HttpRequestWriter;
import io.insula.bench.server.BenchServer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Creates loads that propose projects and list them. Each proposed project has two tags, three
 * threads and a unique name.
 */
final class ProjectLoadFactory {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final String BODY =
      """
      {"project_name":"%s","tagline":"A place to sit and read in the shade",\
      "tags":["green","tag%d"],"problems":["There is no shade","There are no seats"],\
      "solutions":["Plant trees and build benches around them"]}\
      """;

  /** The number of different tags, without the tag {@code green} that all projects have. */
  static final int TAGS = 50;

  private final BenchServer server;
  private final HttpRequestWriter httpRequestWriter;
  private final AtomicLong proposed = new AtomicLong();

  ProjectLoadFactory(BenchServer server) {
    this.server = server;
    this.httpRequestWriter = new HttpRequestWriter(server.authority(), server.adminToken());
  }

  /** Returns a load that proposes projects. */
  HttpLoad proposing() {
    return new HttpLoad(server.address(), CREATED, number -> proposal(proposed.getAndIncrement()));
  }

  private byte[] proposal(long number) {
    return httpRequestWriter.post(
        "/projects/propose",
        "application/json",
        BODY.formatted("Shady corner " + number, number % TAGS));
  }

  /** Returns a load that reads the fifty newest projects. */
  HttpLoad listing() {
    var request = httpRequestWriter.get("/projects");
    return new HttpLoad(server.address(), OK, number -> request);
  }
}
