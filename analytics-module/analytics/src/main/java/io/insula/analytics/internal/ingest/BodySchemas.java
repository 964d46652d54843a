package io.insula.analytics.internal.ingest;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The types of request bodies that are arrays. They exist only for the generated documentation of
 * the routes.
 */
final class BodySchemas {
  private BodySchemas() {}

  /** An array of page views. */
  @ArraySchema(schema = @Schema(implementation = PageviewRequest.class))
  interface Pageviews extends List<PageviewRequest> {}

  /** An array of events. */
  @ArraySchema(schema = @Schema(implementation = SiteEventRequest.class))
  interface SiteEvents extends List<SiteEventRequest> {}
}
