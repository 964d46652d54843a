package io.insula.architecture.broken.trees.internal;

import io.micronaut.data.annotation.Query;

/** Breaks a rule in an annotation: SQL names only its own schema. */
interface TreesThatQueryOrchards {
  @Query("SELECT count(*) FROM trees.tree JOIN orchards.orchard USING (orchard_id)")
  long count();
}
