package io.insula.cycles.internal.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A loaded object of the schema, with the fields that need no further read. */
interface LoadedGraphQlObject {
  /** Returns the values by their names in the schema. */
  Map<String, @Nullable Object> fields();
}
