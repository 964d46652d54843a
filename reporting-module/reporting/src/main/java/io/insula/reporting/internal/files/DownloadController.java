package io.insula.reporting.internal.files;

import io.insula.api.InvalidInputException;
import io.insula.api.Roles;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.SensitiveResponse;
import io.insula.reporting.internal.tickets.CycleAccess;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Serves the newest report on a cycle. */
@Tag(name = "reports")
@Controller("/reports/cycles")
@Secured(Roles.MEMBER)
@SensitiveResponse
class DownloadController {
  private static final String NOT_MODIFIED = "The client has these bytes already";

  private final CycleAccess access;
  private final Downloads downloads;
  private final DownloadResponder answers;

  DownloadController(CycleAccess access, Downloads downloads, DownloadResponder answers) {
    this.access = access;
    this.downloads = downloads;
    this.answers = answers;
  }

  /**
   * Downloads the newest report on a cycle as a workbook, for admins of the server and of the
   * cycle.
   */
  @Get(value = "/{cycleId}.xlsx", produces = Download.WORKBOOK)
  @ApiResponse(
      responseCode = "200",
      description = "The workbook",
      content =
          @Content(
              mediaType = Download.WORKBOOK,
              schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "304", description = NOT_MODIFIED, content = @Content)
  HttpResponse<Publisher<byte[]>> workbook(
      @PathVariable long cycleId, HttpRequest<?> request, Caller caller) {
    var cycle = access.require(cycleId, caller.asActor());
    return answers.of(downloads.workbook(cycle), cycle, request);
  }

  /**
   * Downloads the newest report on a cycle as CSV, for admins of the server and of the cycle. The
   * response is a zip with a file for each sheet, or a single sheet. Texts that could be formulas
   * get an apostrophe: {@code =1+1} becomes {@code '=1+1}.
   *
   * @param sheet the name of the only sheet to download, for instance {@code results}
   * @param bom whether each file begins with a byte-order mark, which some programs need to
   *     recognize UTF-8
   */
  @Get(
      value = "/{cycleId}.csv",
      produces = {Download.ZIP, Download.CSV})
  @ApiResponse(
      responseCode = "200",
      description = "A zip of CSV files; one CSV file if the parameter sheet is set",
      content = {
        @Content(mediaType = Download.ZIP, schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = Download.CSV, schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "304", description = NOT_MODIFIED, content = @Content)
  HttpResponse<Publisher<byte[]>> csv(
      @PathVariable long cycleId,
      @QueryValue @Nullable String sheet,
      @Parameter(schema = @Schema(implementation = Boolean.class, defaultValue = "false"))
          @QueryValue
          @Nullable String bom,
      HttpRequest<?> request,
      Caller caller) {
    var cycle = access.require(cycleId, caller.asActor());
    var withMark = wantsByteOrderMark(bom);
    var download =
        sheet == null
            ? downloads.archive(cycle, withMark)
            : downloads.sheet(cycle, sheet, withMark);
    return answers.of(download, cycle, request);
  }

  private static boolean wantsByteOrderMark(@Nullable String bom) {
    return switch (bom) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidInputException("bom", "must be true or false");
    };
  }
}
