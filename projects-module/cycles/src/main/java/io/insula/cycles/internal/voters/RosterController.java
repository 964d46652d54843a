package io.insula.cycles.internal.voters;

import io.insula.api.Roles;
import io.insula.cycles.internal.cycle.CycleAdmins;
import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may vote in a cycle, for its admins. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}")
@Secured(Roles.MEMBER)
class RosterController {
  /** The largest roster. */
  static final long MAX_BYTES = 32L << 20;

  private static final String CSV = "text/csv";

  private final CycleAdmins admins;
  private final RosterUploads uploads;
  private final RosterTable roster;
  private final ClassImport classes;

  RosterController(
      CycleAdmins admins, RosterUploads uploads, RosterTable roster, ClassImport classes) {
    this.admins = admins;
    this.uploads = uploads;
    this.roster = roster;
    this.classes = classes;
  }

  /**
   * Replaces the roster of a cycle until its vote is over: UTF-8 with the header {@code
   * username,group} and at most 200,000 lines after it, all or nothing. Names are kept in lower
   * case and need no account yet; groups are for the statistics. What is wrong is named with its
   * line. Once voting has opened, all names on the roster stay: a file without one is refused.
   */
  @Put(value = "/roster", consumes = CSV)
  @BodyLimit(MAX_BYTES)
  @RequestBody(
      required = true,
      description = "CSV with the header username,group",
      content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
  RosterSize replace(
      @PathVariable long cycleId,
      @Body @Nullable InputStream document,
      @Parameter(hidden = true) Caller caller) {
    admins.require(cycleId, caller);
    return new RosterSize(uploads.replace(cycleId, document, caller.name()));
  }

  /** The roster of a cycle, in the order of its file. */
  @Get("/roster")
  RosterPage list(@PathVariable long cycleId, PageQuery query, Caller caller) {
    admins.require(cycleId, caller);
    var limit = query.limit();
    var after = query.position().map(Long::parseLong).orElse(0L);
    var rows = roster.next(cycleId, after, limit + 1);
    var shown = rows.subList(0, Math.min(limit, rows.size()));
    return new RosterPage(
        shown.stream().map(row -> new RosterEntry(row.username(), row.group())).toList(),
        rows.size() > limit ? query.cursorAt(Long.toString(shown.getLast().id())) : null);
  }

  /**
   * Makes an account with the role MEMBER for each line of a class, at most 300, who are on the
   * roster of the cycle at once: all of them, or none.
   *
   * @param csv UTF-8 with the header {@code username,email,group,password}
   */
  @Post(value = "/accounts", consumes = CSV)
  @Status(HttpStatus.CREATED)
  Imported importClass(
      @PathVariable long cycleId, @Body byte[] csv, @Parameter(hidden = true) Caller caller) {
    admins.require(cycleId, caller);
    return new Imported(classes.importClass(cycleId, csv, caller.asActor()));
  }

  /**
   * How many are on a roster.
   *
   * @param entries how many lines it has
   */
  @Introspected
  record RosterSize(long entries) {}

  /**
   * A part of a roster.
   *
   * @param nextCursor where the next part begins; null at the end
   */
  @Introspected
  record RosterPage(List<RosterEntry> entries, @Nullable String nextCursor) {}

  /**
   * What an import has done.
   *
   * @param imported how many accounts it made
   */
  @Introspected
  record Imported(int imported) {}
}
