package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.cycle.ProposalTable;
import io.insula.cycles.internal.pabulib.PabulibReader;
import io.insula.cycles.internal.results.CountService;
import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Imports elections, each one completely or not at all. */
@Singleton
class CycleImportService {
  private final Jdbi jdbi;
  private final CycleTable cycles;
  private final ProposalTable proposals;
  private final CountService countService;
  private final ActivityRecorder activity;
  private final Clock clock;

  CycleImportService(
      Jdbi jdbi,
      CycleTable cycles,
      ProposalTable proposals,
      CountService countService,
      ActivityRecorder activity,
      Clock clock) {
    this.jdbi = jdbi;
    this.cycles = cycles;
    this.proposals = proposals;
    this.countService = countService;
    this.activity = activity;
    this.clock = clock;
  }

  /**
   * Stores an election with its count and returns the id of its cycle.
   *
   * @throws io.insula.cycles.internal.pabulib.PabulibException with the first error of the file
   * @throws UncheckedIOException if the file cannot be read to its end
   */
  @Transactional
  long store(InputStream file, String importer) {
    return jdbi.withHandle(handle -> store(handle, file, importer));
  }

  private long store(Handle handle, InputStream file, String importer) {
    var now = clock.instant();
    try (var reading = new CycleImportSink(cycles, proposals, handle.getConnection(), now)) {
      var cycleId = reading.complete(PabulibReader.read(file, reading));
      countService.store(cycleId, reading.ballots(), now);
      activity.record(
          List.of(
              new UserAction("cycles", "cycle imported", importer, Map.of("cycle_id", cycleId))));
      return cycleId;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
