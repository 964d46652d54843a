package io.insula.cycles.internal.voters;

import io.insula.cycles.internal.cycle.CycleStore;
import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Creates codes for people without an account. Only keyed digests of them are stored. */
@Singleton
class VotingCodes {
  private final Jdbi jdbi;
  private final CycleStore store;
  private final BallotKey key;
  private final ActivityRecorder activity;

  VotingCodes(Jdbi jdbi, CycleStore store, BallotKey key, ActivityRecorder activity) {
    this.jdbi = jdbi;
    this.store = store;
    this.key = key;
    this.activity = activity;
  }

  /**
   * Creates codes, each of which represents one voter.
   *
   * @throws io.insula.cycles.internal.cycle.CycleConflictException if the vote is over
   * @throws io.insula.api.UnavailableException if this process has no ballot key, or another one
   *     than the cycle uses
   */
  @Transactional
  List<String> make(long cycleId, int count, @Nullable String group, String by) {
    VoterChangeCheck.require(store.lock(cycleId));
    // A code that was created with one key is invalid with another key, so the cycle must keep its
    // key.
    key.bind(cycleId);
    var codes =
        Stream.generate(BallotCode::random).map(BallotCode::text).distinct().limit(count).toList();
    insert(cycleId, codes, group);
    store.touch(cycleId);
    activity.record(
        List.of(
            new UserAction(
                "cycles", "codes made", by, Map.of("cycle_id", cycleId, "codes", codes.size()))));
    return codes;
  }

  private void insert(long cycleId, List<String> codes, @Nullable String group) {
    var digests =
        codes.stream().map(code -> HexFormat.of().formatHex(key.ofCode(cycleId, code))).toList();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO cycles.voting_code (cycle_id, digest, group_name)
                    SELECT :cycle, decode(digest, 'hex'), :group FROM unnest(:digests) AS digest
                    """)
                .bind("cycle", cycleId)
                .bind("group", group)
                .bindArray("digests", String.class, digests)
                .execute());
  }
}
