package io.insula.cycles.internal.lifecycle;

import io.insula.api.InputChecks;
import io.insula.api.Page;
import io.insula.api.Roles;
import io.insula.api.TextRule;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.cycle.LabelParser;
import io.insula.cycles.internal.cycle.QueryFlag;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.voters.BallotCode;
import io.insula.cycles.internal.voters.CycleReadAccess;
import io.insula.cycles.internal.voters.TurnoutService;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes that open, list and manage cycles. */
@Tag(name = "cycles")
@Controller("/cycles")
@Secured(Roles.MEMBER)
class CyclesController {
  private static final TextRule REASON = TextRule.lines(1, 2_000);

  private final CycleService service;
  private final PhaseTransitions phases;
  private final CycleTable cycles;
  private final PhaseChangeReader phaseChangeReader;
  private final TurnoutService turnoutService;
  private final CycleAdminCheck admins;
  private final CycleReadAccess readAccess;

  CyclesController(
      CycleService service,
      PhaseTransitions phases,
      CycleTable cycles,
      PhaseChangeReader phaseChangeReader,
      TurnoutService turnoutService,
      CycleAdminCheck admins,
      CycleReadAccess readAccess) {
    this.service = service;
    this.phases = phases;
    this.cycles = cycles;
    this.phaseChangeReader = phaseChangeReader;
    this.turnoutService = turnoutService;
    this.admins = admins;
    this.readAccess = readAccess;
  }

  /** Creates a cycle, which begins in the phase planning. */
  @Post
  @Status(HttpStatus.CREATED)
  @Secured(Roles.ADMIN)
  HttpResponse<Opened> open(@Valid @Body NewCycleRequest request, Caller caller) {
    var id = service.open(request.settings(), caller.name());
    return HttpResponse.created(new Opened(id), URI.create("/cycles/" + id));
  }

  /**
   * Lists the cycles, newest first. Without a token, the list has only public cycles. A token with
   * scopes needs the scope {@code reports}.
   *
   * @param active true to list only cycles that are not closed
   * @param administered true to list only cycles that the caller may manage; ADMIN may manage all
   *     cycles
   */
  @Get
  @Secured(SecurityRule.IS_ANONYMOUS)
  @RequiredScope("reports")
  CyclePage list(
      @Parameter(schema = @Schema(implementation = Boolean.class)) @QueryValue
          @Nullable String active,
      @Parameter(schema = @Schema(implementation = Boolean.class)) @QueryValue
          @Nullable String administered,
      PageQuery query,
      @Parameter(hidden = true) @Nullable Caller caller) {
    var request = query.request();
    var newest =
        cycles.newest(
            QueryFlag.read("active", active, false),
            caller == null,
            QueryFlag.read("administered", administered, false) ? adminName(caller) : null,
            request);
    var page = Page.of(newest, request, StoredCycle::id);
    var lines = page.items().stream().map(CycleSummary::of).toList();
    return new CyclePage(lines, query.nextCursor(page));
  }

  /**
   * Returns the name of the admin whose cycles are listed. Null means all cycles. An empty name
   * means no cycle.
   */
  private static @Nullable String adminName(@Nullable Caller caller) {
    if (caller == null) {
      return "";
    }
    return caller.isAdmin() ? null : caller.name();
  }

  /**
   * Returns one cycle. Without a token, the cycle must be public, or the header {@code Ballot-Code}
   * must contain a code of the cycle. A token with scopes needs the scope {@code reports}.
   */
  @Get("/{cycleId}")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @RequiredScope("reports")
  CycleView get(
      @PathVariable long cycleId,
      @Header(BallotCode.HEADER) @Nullable String code,
      @Parameter(hidden = true) @Nullable Caller caller) {
    readAccess.require(cycleId, caller, code);
    return view(cycleId, caller);
  }

  private CycleView view(long cycleId, @Nullable Caller caller) {
    var cycle = cycles.getWithoutProposals(cycleId);
    return CycleView.of(
        cycle,
        turnoutService.turnoutBestEffort(cycle),
        phaseChangeReader.phaseChanges(cycleId),
        caller != null && admins.isAdmin(cycleId, caller) ? admins.adminsOf(cycleId) : null);
  }

  /**
   * Changes a cycle. After voting has opened, the ballot, the rule, the tie order and the choice of
   * voters cannot be changed. After the count, the budget cannot be changed.
   */
  @Patch("/{cycleId}")
  CycleView change(@PathVariable long cycleId, @Valid @Body CycleChange request, Caller caller) {
    admins.require(cycleId, caller);
    service.change(cycleId, request, caller.name());
    return view(cycleId, caller);
  }

  /**
   * Moves a cycle one phase forward, or back with a reason. A step forward from voting counts the
   * vote. A step back to voting discards the count.
   */
  @Post("/{cycleId}/phase")
  @Status(HttpStatus.OK)
  CycleView move(@PathVariable long cycleId, @Valid @Body PhaseRequest request, Caller caller) {
    admins.require(cycleId, caller);
    new InputChecks().optionalText("reason", request.reason(), REASON).done();
    var to = LabelParser.parsePhase(request.phase());
    phases.move(cycleId, to, request.reason(), caller.name());
    return view(cycleId, caller);
  }

  /** Replaces the admins of a cycle with these users. */
  @Put("/{cycleId}/admins")
  Admins setAdmins(@PathVariable long cycleId, @Valid @Body Admins request, Caller caller) {
    admins.require(cycleId, caller);
    service.setAdmins(cycleId, request.usernames(), caller.name());
    return new Admins(admins.adminsOf(cycleId));
  }

  /** The new cycle. */
  @Introspected
  record Opened(long cycleId) {}

  /**
   * A page of the list of cycles.
   *
   * @param nextCursor the cursor of the next page; null on the last page
   */
  @Introspected
  record CyclePage(List<CycleSummary> cycles, @Nullable String nextCursor) {}

  /**
   * The phase that a cycle moves to.
   *
   * @param reason required to move back; at most 2,000 characters
   */
  @Introspected
  record PhaseRequest(
      @Schema(allowableValues = {"planning", "refinement", "voting", "implementation", "closed"})
          @NotNull
          String phase,
      @Nullable String reason) {}

  /** The user names of a cycle's admins, at most 100. The names of accounts are in lower case. */
  @Introspected
  record Admins(@NotNull List<String> usernames) {}
}
