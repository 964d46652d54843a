package io.insula.architecture.broken.threads.internal;

import io.micronaut.data.annotation.Query;

/** Breaks a rule in an annotation: SQL names only its own schema. */
interface ThreadsThatQueryProjects {
  @Query("SELECT count(*) FROM threads.thread JOIN projects.project USING (project_id)")
  long count();
}
