package io.insula.cycles.internal.proposals;

import static io.insula.cycles.internal.CyclesOverHttp.NEW_CYCLE;

import io.insula.cycles.Cycles;
import io.insula.cycles.NewProposal;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A cycle to which a test adds proposals.
 *
 * @param path the path of its routes
 */
record CycleWithProposals(ApiClient admin, Cycles cycles, String path) {
  private static final AtomicLong PROJECTS = new AtomicLong(System.nanoTime());

  static CycleWithProposals open(ApiClient admin, Cycles cycles) {
    return new CycleWithProposals(admin, cycles, CyclesOverHttp.opened(admin, NEW_CYCLE));
  }

  long id() {
    return Long.parseLong(path.substring("/cycles/".length()));
  }

  /** Adds a proposal in the same way as the app {@code projects} does. */
  long add(String name, String... categories) {
    return cycles.addProposal(
        new NewProposal(
            id(), PROJECTS.incrementAndGet(), name, BigDecimal.TEN, List.of(categories), "ade"));
  }

  String proposal(long proposalId) {
    return path + "/proposals/" + proposalId;
  }

  void move(String... phases) {
    for (var phase : phases) {
      admin.post(path + "/phase", Map.of("phase", phase)).expect(200);
    }
  }
}
