package io.insula.cycles.internal.proposals;

import io.insula.api.InputChecks;
import io.insula.api.Page;
import io.insula.api.Roles;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.cycles.internal.voters.BallotCode;
import io.insula.cycles.internal.voters.CycleReadAccess;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes for the progress of winners. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/proposals/{proposalId}/implementation")
class ImplementationController {
  private final WinnerProgressRecorder progressRecorder;
  private final ImplementationNoteTable notes;
  private final ProposalListReader list;
  private final CycleAdminCheck admins;
  private final CycleReadAccess readAccess;

  ImplementationController(
      WinnerProgressRecorder progressRecorder,
      ImplementationNoteTable notes,
      ProposalListReader list,
      CycleAdminCheck admins,
      CycleReadAccess readAccess) {
    this.progressRecorder = progressRecorder;
    this.notes = notes;
    this.list = list;
    this.admins = admins;
    this.readAccess = readAccess;
  }

  /**
   * Records the progress of a winner after the vote is counted. Earlier notes are kept. Nothing
   * changes if the same person repeats the newest note.
   */
  @Put
  @Secured(Roles.MEMBER)
  ProposalView put(
      @PathVariable long cycleId,
      @PathVariable long proposalId,
      @Valid @Body NewNote request,
      Caller caller) {
    admins.require(cycleId, caller);
    new InputChecks().optionalText("note", request.note(), ProposalRequest.REASON).done();
    progressRecorder.note(cycleId, proposalId, request.status(), request.note(), caller.name());
    return list.get(cycleId, proposalId);
  }

  /**
   * Lists the notes about the implementation of a proposal, newest first. The access rules are the
   * same as for the proposal.
   */
  @Get
  @Secured(SecurityRule.IS_ANONYMOUS)
  @RequiredScope("reports")
  NotePage get(
      @PathVariable long cycleId,
      @PathVariable long proposalId,
      PageQuery query,
      @Header(BallotCode.HEADER) @Nullable String code,
      @Parameter(hidden = true) @Nullable Caller caller) {
    readAccess.require(cycleId, caller, code);
    list.get(cycleId, proposalId);
    var request = query.request();
    var page =
        Page.of(notes.of(proposalId, request), request, ImplementationNoteTable.StoredNote::id);
    return new NotePage(
        page.items().stream().map(ImplementationNoteTable.StoredNote::note).toList(),
        query.nextCursor(page));
  }

  /**
   * The progress of a winner.
   *
   * @param note a comment of at most 2,000 characters
   */
  @Introspected
  record NewNote(
      @NotNull ImplementationStatus status,
      @Schema(minLength = 1, maxLength = 2_000) @Nullable String note) {}

  /**
   * A page of the list of notes.
   *
   * @param nextCursor the cursor of the next page; null on the last page
   */
  @Introspected
  record NotePage(List<ImplementationNote> notes, @Nullable String nextCursor) {}
}
