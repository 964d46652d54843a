package io.insula.activity.internal.find;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.activity.internal.EventResponse;
import io.insula.activity.internal.reading.EventAccess;
import io.insula.activity.internal.reading.EventTableReader;
import io.insula.activity.internal.reading.ReadSettings;
import io.insula.api.InvalidInputException;
import io.insula.api.Roles;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.ResponseStreamer;
import io.insula.kernel.web.SearchRoute;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The route that exports all events of a filter as one file, in constant memory. */
@Tag(name = "activity")
@Controller("/events/export")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("events:read")
@SearchRoute
final class ExportEventsController {
  private final EventTableReader eventReader;
  private final ObjectMapper json;
  private final ResponseStreamer streamer;

  ExportEventsController(
      EventTableReader eventReader,
      ReadSettings settings,
      ObjectMapper json,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.eventReader = eventReader;
    this.json = json;
    this.streamer =
        new ResponseStreamer(
            blocking,
            settings.maxExports(),
            "Too many exports are running. Retry when one of them has ended.");
  }

  /**
   * Exports all events that match all given filters, newest first, as of the start of the export.
   * If the export breaks off, the last HTTP chunk is missing. Only the role ADMIN gets events of
   * the component {@code security}.
   *
   * @param format {@code ndjson} or {@code csv}; if absent, the header {@code Accept} decides; the
   *     default is {@code ndjson}
   */
  @Get(produces = {ExportFormat.NDJSON_TYPE, ExportFormat.CSV_TYPE})
  @ApiResponse(
      responseCode = "200",
      description = "The events, one in each line",
      content = {
        @Content(
            mediaType = ExportFormat.NDJSON_TYPE,
            schema = @Schema(implementation = EventResponse.class)),
        @Content(mediaType = ExportFormat.CSV_TYPE, schema = @Schema(type = "string"))
      })
  HttpResponse<Publisher<byte[]>> export(
      @QueryValue @Nullable String format,
      @RequestBean FilterParameters filters,
      HttpRequest<?> request,
      Caller caller) {
    var access = EventAccess.of(caller);
    var filter = access.check(filters.filter());
    var written = format == null ? formatOf(request.getHeaders()) : formatOf(format);
    return HttpResponse.ok(
            streamer.send(
                () -> new EventExport(eventReader, filter, access, written, json), request))
        .contentType(written.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"events." + written.name().toLowerCase(Locale.ROOT) + "\"");
  }

  private static ExportFormat formatOf(HttpHeaders headers) {
    for (var accepted : headers.accept()) {
      switch (accepted.getName()) {
        case ExportFormat.CSV_TYPE -> {
          return ExportFormat.CSV;
        }
        case ExportFormat.NDJSON_TYPE -> {
          return ExportFormat.NDJSON;
        }
        default -> {}
      }
    }
    return ExportFormat.NDJSON;
  }

  private static ExportFormat formatOf(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "ndjson" -> ExportFormat.NDJSON;
      case "csv" -> ExportFormat.CSV;
      default -> throw new InvalidInputException("format", "must be ndjson or csv");
    };
  }
}
