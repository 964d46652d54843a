package io.insula.analytics.internal.folding;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

/** A transaction that folds, or that corrects folded data. */
@Singleton
class FoldTransaction {
  private final Jdbi jdbi;

  FoldTransaction(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Runs the action completely or not at all. */
  @Transactional
  <T> T run(Fold.Work<T> work) throws SQLException {
    return jdbi.<T, SQLException>withHandle(handle -> work.with(handle.getConnection()));
  }
}
