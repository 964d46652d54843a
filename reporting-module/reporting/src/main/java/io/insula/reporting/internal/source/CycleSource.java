package io.insula.reporting.internal.source;

import io.insula.cycles.Cycle;
import io.insula.cycles.SnapshotPart;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The source of the cycles for reports: this server or another backend. Every method throws these
 * exceptions:
 *
 * <ul>
 *   <li>{@link io.insula.api.UnavailableException} if a retry may succeed
 *   <li>{@link io.insula.reporting.internal.tickets.ReportFailedException} for other errors, such
 *       as a refused token
 * </ul>
 */
public interface CycleSource {
  /**
   * Returns all cycles that are not closed, ordered by id.
   *
   * @param admin only the cycles of this admin; null for all cycles
   */
  List<Cycle> active(@Nullable String admin);

  /**
   * Returns all cycles, closed ones included, ordered by id. The closing time and the number of
   * ballots may be missing.
   */
  List<Cycle> all();

  /**
   * Returns the ids of all cycles of an admin, closed cycles included. The answer may be some
   * seconds old.
   *
   * @param admin the user name
   */
  Set<Long> managedBy(String admin);

  /**
   * Returns one cycle.
   *
   * @throws io.insula.cycles.CycleNotFoundException if no cycle has this id
   */
  Cycle get(long cycleId);

  /**
   * Returns one cycle for a caller that must send heartbeats; see {@link #snapshot(long,
   * Runnable)}.
   */
  default Cycle get(long cycleId, Runnable heartbeat) {
    return get(cycleId);
  }

  /**
   * Returns the user names of a cycle's admins, without the admins of the server. Empty if the
   * source does not show admins.
   *
   * @param cycle a cycle that this source returned
   * @param heartbeat as in {@link #snapshot(long, Runnable)}
   */
  default Optional<List<String>> adminsOf(Cycle cycle, Runnable heartbeat) {
    return Optional.of(cycle.admins());
  }

  /**
   * Returns a consistent snapshot of a cycle, in the order of {@link
   * io.insula.cycles.Cycles#snapshot}.
   *
   * @return the parts, a stream that the caller closes
   * @throws io.insula.cycles.CycleNotFoundException if no cycle has this id
   */
  Stream<SnapshotPart> snapshot(long cycleId);

  /**
   * Returns a snapshot for a caller that must send heartbeats.
   *
   * @param heartbeat sends a heartbeat; called about every second on the caller's thread while this
   *     method waits; an exception ends the wait
   */
  default Stream<SnapshotPart> snapshot(long cycleId, Runnable heartbeat) {
    return snapshot(cycleId);
  }
}
