package io.insula.analytics.internal.folding;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

/** One transaction that folds, or that corrects what was folded. */
@Singleton
class FoldTransaction {
  private final Jdbi jdbi;

  FoldTransaction(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Does all of it or nothing. */
  @Transactional
  <T> T run(Fold.Work<T> work) throws SQLException {
    return jdbi.<T, SQLException>withHandle(handle -> work.with(handle.getConnection()));
  }
}
