package io.insula.cycles.internal.exchange;

import io.insula.api.Roles;
import io.insula.cycles.internal.cycle.CycleAdmins;
import io.insula.kernel.web.AnswerScheduler;
import io.insula.kernel.web.Caller;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** The route that exports elections. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/export")
@Secured(Roles.MEMBER)
class ExportController {
  private final CycleAdmins admins;
  private final ExportedCounts votes;
  private final Scheduler blocking;

  ExportController(
      CycleAdmins admins,
      ExportedCounts votes,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.admins = admins;
    this.votes = votes;
    this.blocking = AnswerScheduler.on(blocking);
  }

  /**
   * Exports a cycle as a file in Pabulib's format. An import of the file makes an equal cycle. The
   * response breaks off if the vote is opened again meanwhile.
   */
  @Get(produces = ImportController.PABULIB)
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content = @Content(mediaType = ImportController.PABULIB, schema = @Schema(type = "string")))
  HttpResponse<Publisher<byte[]>> export(@PathVariable long cycleId, Caller caller) {
    admins.require(cycleId, caller);
    var vote = votes.get(cycleId);
    Publisher<byte[]> portions =
        Flux.<byte[], CycleExport>generate(
                () -> new CycleExport(vote, votes),
                (export, sink) -> {
                  export.next().ifPresentOrElse(sink::next, sink::complete);
                  return export;
                })
            .subscribeOn(blocking);
    return HttpResponse.ok(portions)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cycle-" + cycleId + ".pb\"");
  }
}
