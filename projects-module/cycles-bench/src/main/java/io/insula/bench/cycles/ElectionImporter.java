package io.insula.bench.cycles;

import io.insula.bench.server.BenchServer;

/** Imports elections into the measured server over its route, which also counts them. */
final class ElectionImporter {
  static final String IMPORT = "/cycles/import";
  static final String PABULIB = "application/x-pabulib";
  private static final int CREATED = 201;

  private final BenchServer server;

  ElectionImporter(BenchServer server) {
    this.server = server;
  }

  /**
   * Imports a file.
   *
   * @return the path of its cycle
   */
  String imported(String file) {
    var answer = server.client().post(IMPORT, server.adminToken(), PABULIB, file);
    if (answer.status() != CREATED) {
      throw new IllegalStateException("an import failed with the status " + answer);
    }
    return "/cycles/" + answer.body().replaceAll("[^0-9]", "");
  }
}
