package io.insula.cycles.internal.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of the schema that was read: the fields that need nothing else to be read. */
interface Loaded {
  /** Values by the names of the schema. */
  Map<String, @Nullable Object> fields();
}
