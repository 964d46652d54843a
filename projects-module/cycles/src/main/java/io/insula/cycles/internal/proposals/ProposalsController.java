package io.insula.cycles.internal.proposals;

import com.fasterxml.jackson.annotation.JsonFormat;
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
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes for the proposals of a cycle. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/proposals")
@Secured(Roles.MEMBER)
class ProposalsController {
  private static final int MAX_MERGED = 200;

  private final ProposalListReader list;
  private final ProposalService service;
  private final ProposalChangeTable changes;
  private final CycleAdminCheck admins;
  private final CycleReadAccess readAccess;

  ProposalsController(
      ProposalListReader list,
      ProposalService service,
      ProposalChangeTable changes,
      CycleAdminCheck admins,
      CycleReadAccess readAccess) {
    this.list = list;
    this.service = service;
    this.changes = changes;
    this.admins = admins;
    this.readAccess = readAccess;
  }

  /**
   * Lists the proposals of a cycle in the order of its ballot, including withdrawn ones. Without a
   * token, the cycle must be public, or the header {@code Ballot-Code} must contain a code of the
   * cycle. A token with scopes needs the scope {@code reports}.
   *
   * @param category only proposals of this category
   */
  @Get
  @Secured(SecurityRule.IS_ANONYMOUS)
  @RequiredScope("reports")
  ProposalPage list(
      @PathVariable long cycleId,
      @QueryValue @Nullable String category,
      PageQuery page,
      @Header(BallotCode.HEADER) @Nullable String code,
      @Parameter(hidden = true) @Nullable Caller caller) {
    var limit = page.limit();
    var after = page.position().map(Integer::parseInt).orElse(-1);
    readAccess.require(cycleId, caller, code);
    var rows = list.next(cycleId, category, after, limit + 1);
    var shown = rows.subList(0, Math.min(limit, rows.size()));
    return new ProposalPage(
        shown.stream().map(ProposalListReader.PositionedProposal::view).toList(),
        rows.size() > limit ? page.cursorAt(Integer.toString(shown.getLast().position())) : null);
  }

  /** Returns one proposal. The access rules are the same as for the list of proposals. */
  @Get("/{proposalId}")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @RequiredScope("reports")
  ProposalView get(
      @PathVariable long cycleId,
      @PathVariable long proposalId,
      @Header(BallotCode.HEADER) @Nullable String code,
      @Parameter(hidden = true) @Nullable Caller caller) {
    readAccess.require(cycleId, caller, code);
    return list.get(cycleId, proposalId);
  }

  /**
   * Changes a proposal in planning or refinement. The change is stored with its author and reason.
   */
  @Patch("/{proposalId}")
  ProposalView change(
      @PathVariable long cycleId,
      @PathVariable long proposalId,
      @Valid @Body ProposalRequest request,
      Caller caller) {
    admins.require(cycleId, caller);
    service.change(cycleId, proposalId, request.checked(), caller.name());
    return list.get(cycleId, proposalId);
  }

  /** Lists the changes of a proposal, newest first, including withdrawals and mergers. */
  @Get("/{proposalId}/changes")
  ChangePage changes(
      @PathVariable long cycleId, @PathVariable long proposalId, PageQuery query, Caller caller) {
    admins.require(cycleId, caller);
    list.get(cycleId, proposalId);
    var request = query.request();
    var page =
        Page.of(changes.of(proposalId, request), request, ProposalChangeTable.StoredChange::id);
    return new ChangePage(page.items().stream().map(Change::of).toList(), query.nextCursor(page));
  }

  /**
   * Withdraws a proposal before voting is over. It stays in the list, and ballots that name it stay
   * unchanged, but it cannot win.
   */
  @Post("/{proposalId}/withdraw")
  @Status(HttpStatus.OK)
  ProposalView withdraw(
      @PathVariable long cycleId,
      @PathVariable long proposalId,
      @Nullable @Valid @Body Withdrawal request,
      Caller caller) {
    admins.require(cycleId, caller);
    var reason = request == null ? null : request.reason();
    new InputChecks().optionalText("reason", reason, ProposalRequest.REASON).done();
    service.withdraw(cycleId, proposalId, reason, caller.name());
    return list.get(cycleId, proposalId);
  }

  /**
   * Withdraws proposals because another proposal of the cycle replaces them. The other proposal
   * does not change. This is possible only in planning and refinement.
   */
  @Post("/merge")
  @Status(HttpStatus.OK)
  ProposalView merge(@PathVariable long cycleId, @Valid @Body Merger request, Caller caller) {
    admins.require(cycleId, caller);
    request.check();
    service.merge(cycleId, request.into(), request.from(), request.reason(), caller.name());
    return list.get(cycleId, request.into());
  }

  /**
   * A page of the list of proposals.
   *
   * @param nextCursor the cursor of the next page; null on the last page
   */
  @Introspected
  record ProposalPage(List<ProposalView> proposals, @Nullable String nextCursor) {}

  /**
   * A page of the list of changes.
   *
   * @param nextCursor the cursor of the next page; null on the last page
   */
  @Introspected
  record ChangePage(List<Change> changes, @Nullable String nextCursor) {}

  /**
   * A change of a proposal.
   *
   * @param reason null if no reason was given, or if it was erased
   */
  @Introspected
  record Change(
      String changedBy,
      Instant changedAt,
      @Nullable String reason,
      ChangedFields before,
      ChangedFields after) {
    static Change of(ProposalChangeTable.StoredChange kept) {
      return new Change(
          kept.by(), kept.at(), kept.reason(), kept.sides().before(), kept.sides().after());
    }
  }

  /**
   * The withdrawal of a proposal.
   *
   * @param reason 1 to 2,000 characters; null if there is no reason
   */
  @Introspected
  record Withdrawal(@Schema(minLength = 1, maxLength = 2_000) @Nullable String reason) {}

  /**
   * The proposals that are merged into one.
   *
   * @param into the proposal that stays
   * @param from one proposal or a list of at most 200, which are withdrawn
   * @param reason 1 to 2,000 characters
   */
  @Introspected
  record Merger(
      @NotNull Long into,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @NotNull List<Long> from,
      @Schema(minLength = 1, maxLength = 2_000) @NotNull String reason) {
    private void check() {
      var checks =
          new InputChecks()
              .text("reason", reason, ProposalRequest.REASON)
              .that(!from.isEmpty(), "from", "must have at least one entry")
              .that(
                  from.size() <= MAX_MERGED,
                  "from",
                  "must have at most " + MAX_MERGED + " entries");
      var seen = new HashSet<Long>();
      for (var i = 0; i < Math.min(from.size(), MAX_MERGED); i++) {
        checks
            .that(
                !from.get(i).equals(into),
                "from[" + i + "]",
                "must not be the proposal in the field into")
            .that(seen.add(from.get(i)), "from[" + i + "]", "is listed twice");
      }
      checks.done();
    }
  }
}
