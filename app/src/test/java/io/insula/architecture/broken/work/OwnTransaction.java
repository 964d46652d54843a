package io.insula.architecture.broken.work;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Breaks the rule: only {@code @Transactional} begins a transaction. */
record OwnTransaction(Jdbi jdbi) {
  int count() {
    return jdbi.inTransaction(handle -> handle.createUpdate("DELETE FROM work.task").execute());
  }

  void delete(Handle handle) {
    handle.useTransaction(inside -> inside.execute("DELETE FROM work.task"));
  }
}
