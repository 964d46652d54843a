package io.insula.cycles.internal.exchange;

import java.util.Optional;

/** A file that is written while it is sent. */
interface ExportedFile {
  /**
   * Returns the next portion; empty at the end.
   *
   * @throws io.insula.cycles.internal.cycle.CycleConflictException if the vote was opened again
   */
  Optional<byte[]> next();
}
