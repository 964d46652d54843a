package io.insula.reporting.internal.source;

import io.insula.cycles.Cycle;
import io.insula.cycles.SnapshotPart;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the cycles are on which reports are made: in this server, or in another backend. Every
 * method throws {@link io.insula.api.UnavailableException} for what may pass by itself, and {@link
 * io.insula.reporting.internal.tickets.ReportFailedException} for what an admin has to change, such
 * as a token that the other backend refuses.
 */
public interface CycleSource {
  /**
   * All cycles that are not closed, in the order of their ids.
   *
   * @param admin only those of whose own admins somebody with this user name is one; null for all
   */
  List<Cycle> active(@Nullable String admin);

  /**
   * All cycles, closed ones included, in the order of their ids. Of a closed one, the time of its
   * close and the number of its ballots may be missing.
   */
  List<Cycle> all();

  /**
   * The ids of all cycles, closed ones included, of whose own admins somebody is one. It may be
   * some seconds old.
   *
   * @param admin a user name
   */
  Set<Long> managedBy(String admin);

  /**
   * One cycle.
   *
   * @throws io.insula.cycles.CycleNotFoundException if there is none with this id
   */
  Cycle get(long cycleId);

  /** The same for who must show that the work goes on; see {@link #snapshot(long, Runnable)}. */
  default Cycle get(long cycleId, Runnable beat) {
    return get(cycleId);
  }

  /**
   * The user names of a cycle's own admins; empty if the source does not show them.
   *
   * @param cycle as this source gave it
   * @param beat as in {@link #snapshot(long, Runnable)}
   */
  default Optional<List<String>> adminsOf(Cycle cycle, Runnable beat) {
    return Optional.of(cycle.admins());
  }

  /**
   * A cycle as it is at one moment, in the parts and the order of {@link
   * io.insula.cycles.Cycles#snapshot}.
   *
   * @return close it
   * @throws io.insula.cycles.CycleNotFoundException if there is none with this id
   */
  Stream<SnapshotPart> snapshot(long cycleId);

  /**
   * The same for who must show that the work goes on.
   *
   * @param beat is called on the thread of the caller every second or so while this waits for
   *     another backend; what it throws ends the call
   */
  default Stream<SnapshotPart> snapshot(long cycleId, Runnable beat) {
    return snapshot(cycleId);
  }
}
