package io.insula.cycles.internal.proposals;

import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Records the history of proposals in the activity log. Runs in the current transaction. */
@Singleton
final class ProposalHistoryRecorder {
  private final ActivityRecorder activity;

  ProposalHistoryRecorder(ActivityRecorder activity) {
    this.activity = activity;
  }

  void record(String action, String by, Map<String, Object> details) {
    activity.record(List.of(new UserAction("cycles", action, by, details)));
  }

  void record(String action, String by, long cycleId, long proposalId) {
    record(action, by, Map.of("cycle_id", cycleId, "proposal_id", proposalId));
  }
}
