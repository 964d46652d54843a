package io.insula.cycles.internal.exchange;

import io.insula.api.Roles;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.cycles.internal.cycle.ResultAccess;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.PublicResponseStreamer;
import io.insula.kernel.web.ResponseStreamer;
import io.insula.kernel.web.SearchRoute;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The routes that export elections. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/export")
@Secured(Roles.MEMBER)
class ExportController {
  /**
   * The maximum number of concurrent exports by admins. Each export holds a batch of ballots in
   * memory. {@link #MAX_EXPORTS_OF_USERS} and {@link #MAX_EXPORTS_OF_STRANGERS} limit the anonymous
   * exports.
   */
  private static final int MAX_EXPORTS_OF_ADMINS = 8;

  private static final int MAX_EXPORTS_OF_USERS = 16;
  private static final int MAX_EXPORTS_OF_STRANGERS = 8;
  private static final String FULL = "Too many elections are being exported. Retry shortly.";

  private final CycleAdminCheck admins;
  private final ResultAccess resultAccess;
  private final ExportBallotReader votes;
  private final ResponseStreamer forAdmins;
  private final PublicResponseStreamer forAll;

  ExportController(
      CycleAdminCheck admins,
      ResultAccess resultAccess,
      ExportBallotReader votes,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.admins = admins;
    this.resultAccess = resultAccess;
    this.votes = votes;
    this.forAdmins = new ResponseStreamer(blocking, MAX_EXPORTS_OF_ADMINS, FULL);
    this.forAll =
        new PublicResponseStreamer(blocking, MAX_EXPORTS_OF_USERS, MAX_EXPORTS_OF_STRANGERS, FULL);
  }

  /**
   * Exports a cycle as a file in Pabulib's format. A count of the file gives the same result. An
   * imported election keeps the order and the ids of its file. Other ballots are in a random order,
   * with numbers instead of ids. If an admin opens the vote again, the response is aborted.
   */
  @Get(produces = ImportController.PABULIB)
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content = @Content(mediaType = ImportController.PABULIB, schema = @Schema(type = "string")))
  HttpResponse<Publisher<byte[]>> export(
      @PathVariable long cycleId, Caller caller, HttpRequest<?> request) {
    admins.require(cycleId, caller);
    var exported = votes.get(cycleId);
    return file(
        "cycle-" + cycleId, forAdmins.send(() -> new CycleExport(exported, votes), request));
  }

  /**
   * Exports a cycle as a file in Pabulib's format that says nothing about voters. The ballots are
   * in a random order, with numbers instead of ids. If the cycle is not public, the caller must be
   * signed in. A token with scopes needs the scope {@code reports}.
   */
  @Get(uri = "/anonymous", produces = ImportController.PABULIB)
  @Secured(SecurityRule.IS_ANONYMOUS)
  @RequiredScope("reports")
  @SearchRoute
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content = @Content(mediaType = ImportController.PABULIB, schema = @Schema(type = "string")))
  HttpResponse<Publisher<byte[]>> exportAnonymously(
      @PathVariable long cycleId,
      @Parameter(hidden = true) @Nullable Caller caller,
      HttpRequest<?> request) {
    resultAccess.requireReadable(cycleId, caller);
    var exported = votes.get(cycleId);
    return file(
        "cycle-" + cycleId + "-anonymous",
        forAll.send(() -> new AnonymousExport(exported, votes), request, caller));
  }

  private static HttpResponse<Publisher<byte[]>> file(String name, Publisher<byte[]> file) {
    return HttpResponse.ok(file)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".pb\"");
  }
}
