package io.insula.cycles.internal.ballots;

import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * A cycle for tests of ballots, in planning or in voting.
 *
 * @param proposals the ids of its proposals, by position
 */
record VotingCycle(CyclesOverHttp http, ApiClient admin, String path, List<Long> proposals) {
  /** Creates a cycle with proposals of these costs and moves it to voting. */
  static VotingCycle open(
      CyclesOverHttp http, Jdbi jdbi, Map<String, Object> settings, int... costs) {
    var cycle = planned(http, jdbi, settings, costs);
    cycle.move("refinement");
    cycle.move("voting");
    return cycle;
  }

  static VotingCycle planned(
      CyclesOverHttp http, Jdbi jdbi, Map<String, Object> settings, int... costs) {
    var admin = http.people().admin();
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.changed(settings));
    var ids = new ArrayList<Long>();
    for (var position = 0; position < costs.length; position++) {
      ids.add(insert(jdbi, idOf(path), position, costs[position]));
    }
    return new VotingCycle(http, admin, path, List.copyOf(ids));
  }

  private static long insert(Jdbi jdbi, long cycleId, int position, int cost) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO cycles.proposal (cycle_id, position, name, cost)
                    VALUES (:cycle, :position, 'Proposal ' || :position, :cost) RETURNING id
                    """)
                .bind("cycle", cycleId)
                .bind("position", position)
                .bind("cost", cost)
                .mapTo(Long.class)
                .one());
  }

  long id() {
    return idOf(path);
  }

  private static long idOf(String path) {
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
  }

  void move(String phase) {
    admin.post(path + "/phase", Map.of("phase", phase)).expect(200);
  }

  void moveBack(String phase) {
    admin.post(path + "/phase", Map.of("phase", phase, "reason", "A mistake")).expect(200);
  }

  /** Casts a ballot that names the proposals at these positions. */
  ApiResponse cast(ApiClient voter, int... positions) {
    return voter.put(path + "/ballot", naming(positions));
  }

  Map<String, Object> naming(int... positions) {
    var votes = new ArrayList<Map<String, Object>>();
    for (var position : positions) {
      votes.add(new HashMap<>(Map.of("proposal_id", proposals.get(position))));
    }
    return Map.of("votes", votes);
  }
}
