package io.insula.cycles.internal.voters;

import io.insula.cycles.internal.cycle.CycleStore;
import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Creates codes for people without an account. Only keyed digests of them are stored. */
@Singleton
class VotingCodeService {
  private final Jdbi jdbi;
  private final CycleStore store;
  private final BallotKey key;
  private final ActivityRecorder activity;

  VotingCodeService(Jdbi jdbi, CycleStore store, BallotKey key, ActivityRecorder activity) {
    this.jdbi = jdbi;
    this.store = store;
    this.key = key;
    this.activity = activity;
  }

  /**
   * Creates codes, each for one voter. A repeat with the same key returns the same codes. With a
   * missing or short key, the codes are random.
   *
   * @param requestKey the key that the client chose for this request
   * @throws io.insula.cycles.internal.cycle.CycleConflictException if the vote is over
   * @throws io.insula.api.UnavailableException if this process lacks the ballot key of the cycle
   */
  @Transactional
  List<String> make(
      long cycleId, int count, @Nullable String group, String by, @Nullable String requestKey) {
    VoterChangeCheck.require(store.lock(cycleId));
    // A code that was created with one ballot key is invalid with another ballot key. So the cycle
    // is bound to this key.
    key.bind(cycleId);
    var codes =
        RepeatableRequest.of(requestKey, by, Integer.toString(count), group == null ? "" : group)
            .map(request -> codesOf(cycleId, request))
            .orElseGet(() -> Stream.generate(BallotCode::random));
    var texts = codes.map(BallotCode::text).distinct().limit(count).toList();
    if (insert(cycleId, texts, group) == 0) {
      return texts;
    }
    store.incrementVersion(cycleId);
    activity.record(
        List.of(
            new UserAction(
                "cycles", "codes made", by, Map.of("cycle_id", cycleId, "codes", texts.size()))));
    return texts;
  }

  private Stream<BallotCode> codesOf(long cycleId, RepeatableRequest request) {
    return IntStream.iterate(0, place -> place + 1)
        .mapToObj(place -> BallotCode.of(key.ofNewCode(cycleId, request, place)));
  }

  private int insert(long cycleId, List<String> codes, @Nullable String group) {
    var digests =
        codes.stream().map(code -> HexFormat.of().formatHex(key.ofCode(cycleId, code))).toList();
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO cycles.voting_code (cycle_id, digest, group_name)
                    SELECT :cycle, decode(digest, 'hex'), :group FROM unnest(:digests) AS digest
                    ON CONFLICT DO NOTHING
                    """)
                .bind("cycle", cycleId)
                .bind("group", group)
                .bindArray("digests", String.class, digests)
                .execute());
  }
}
