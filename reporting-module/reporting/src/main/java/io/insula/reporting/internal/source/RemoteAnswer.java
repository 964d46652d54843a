package io.insula.reporting.internal.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a query.
 *
 * @param data null if nothing was executed
 * @param errors what could not be read; empty if all of it could
 */
record RemoteAnswer(@Nullable AnswerFields data, List<RemoteError> errors) {
  /**
   * The cycle that was asked for, whole.
   *
   * @throws io.insula.cycles.CycleNotFoundException if there is none with this id
   * @throws io.insula.reporting.internal.tickets.ReportFailedException if something is missing
   */
  AnswerFields cycle(long cycleId) {
    if (!errors.isEmpty()) {
      throw RemoteError.failure(cycleId, errors);
    }
    return present().object("cycle");
  }

  /**
   * The page of cycles that was asked for. What one of them lacks is left to the report on that
   * cycle, so that the others are made.
   *
   * @throws io.insula.reporting.internal.tickets.ReportFailedException if there is no such page
   */
  AnswerFields cycles() {
    var page = data == null ? null : data.objectOrNull("cycles");
    if (page == null && !errors.isEmpty()) {
      throw RemoteError.failure(errors);
    }
    return present().object("cycles");
  }

  private AnswerFields present() {
    if (data == null) {
      throw AnswerFields.unlike("an object", "data");
    }
    return data;
  }
}
