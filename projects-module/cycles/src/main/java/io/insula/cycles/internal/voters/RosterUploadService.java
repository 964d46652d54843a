package io.insula.cycles.internal.voters;

import io.insula.api.UnavailableException;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.received.ReceivedFile;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Receives roster files. A file is saved on disk first, so that no transaction waits for a slow
 * client.
 */
@Singleton
class RosterUploadService {
  /**
   * The maximum number of concurrent uploads. Each uses up to {@value RosterController#MAX_BYTES}
   * bytes of disk.
   */
  private static final int MAX_CONCURRENT_UPLOADS = 8;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final CycleTable cycles;
  private final RosterService rosterService;
  private final VoterNames names;
  private final Semaphore permits = new Semaphore(MAX_CONCURRENT_UPLOADS);

  RosterUploadService(CycleTable cycles, RosterService rosterService, VoterNames names) {
    this.cycles = cycles;
    this.rosterService = rosterService;
    this.names = names;
  }

  /**
   * Replaces the roster of a cycle.
   *
   * @return the number of people in the file
   * @throws UnavailableException if too many rosters are being uploaded
   * @throws io.insula.api.InvalidInputException if a line is invalid
   * @throws io.insula.cycles.internal.cycle.CycleConflictException as in {@link
   *     RosterService#replace}
   */
  long replace(long cycleId, @Nullable InputStream document, String by) {
    VoterChangeCheck.require(cycles.getWithoutProposals(cycleId));
    if (!permits.tryAcquire()) {
      throw new UnavailableException(
          "Too many rosters are being uploaded. Retry shortly.", RETRY_AFTER, null);
    }
    try (var file = ReceivedFile.ofBody(document)) {
      check(file, names.areCaseSensitive(cycleId));
      return rosterService.replace(cycleId, file, by);
    } finally {
      permits.release();
    }
  }

  private static void check(ReceivedFile file, boolean areCaseSensitive) {
    var checks = new RosterChecks(areCaseSensitive);
    RosterCsv.read(file.read(), checks::check);
    checks.done();
  }
}
