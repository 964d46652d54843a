package io.insula.analytics.internal.folding;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

/** Runs transactions that fold, correct folded data or export the rows of a user. */
@Singleton
class FoldTransactions {
  private final Jdbi jdbi;

  FoldTransactions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Runs the action in a transaction, so that either all of its changes are stored or none. */
  @Transactional
  <T> T run(FoldService.Work<T> work) throws SQLException {
    return jdbi.<T, SQLException>withHandle(handle -> work.with(handle.getConnection()));
  }
}
