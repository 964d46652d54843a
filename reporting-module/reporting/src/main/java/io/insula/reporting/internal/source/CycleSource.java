package io.insula.reporting.internal.source;

import io.insula.cycles.Cycle;
import io.insula.cycles.SnapshotPart;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the cycles are on which reports are made: in this house, or in another backend. Every
 * method throws {@link io.insula.api.UnavailableException} for what may pass by itself.
 */
public interface CycleSource {
  /**
   * All cycles that are not closed, in the order of their ids.
   *
   * @param admin only those of whose own admins somebody with this user name is one; null for all
   */
  List<Cycle> active(@Nullable String admin);

  /**
   * One cycle.
   *
   * @throws io.insula.cycles.CycleNotFoundException if there is none with this id
   */
  Cycle get(long cycleId);

  /**
   * A cycle as it is at one moment, in the parts and the order of {@link
   * io.insula.cycles.Cycles#snapshot}.
   *
   * @return close it
   * @throws io.insula.cycles.CycleNotFoundException if there is none with this id
   */
  Stream<SnapshotPart> snapshot(long cycleId);
}
