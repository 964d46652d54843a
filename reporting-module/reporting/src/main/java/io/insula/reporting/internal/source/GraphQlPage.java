package io.insula.reporting.internal.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list in a response of the other backend.
 *
 * @param next the cursor of the next page; null at the end
 */
record GraphQlPage(List<JsonObjectReader> nodes, @Nullable String next) {
  static GraphQlPage of(JsonObjectReader page) {
    return new GraphQlPage(
        page.objects("nodes"), page.flag("has_next_page") ? page.text("end_cursor") : null);
  }
}
