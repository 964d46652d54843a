package io.insula.cycles.internal.voters;

import io.insula.api.Roles;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
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

/** The routes by which admins set who may vote in a cycle. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}")
@Secured(Roles.MEMBER)
class RosterController {
  /** The maximum size of a roster file, in bytes. */
  static final long MAX_BYTES = 32L << 20;

  private static final String CSV = "text/csv";

  private final CycleAdminCheck admins;
  private final RosterUploadService uploads;
  private final RosterTable roster;
  private final SchoolClassImport classes;

  RosterController(
      CycleAdminCheck admins,
      RosterUploadService uploads,
      RosterTable roster,
      SchoolClassImport classes) {
    this.admins = admins;
    this.uploads = uploads;
    this.roster = roster;
    this.classes = classes;
  }

  /**
   * Replaces the roster of a cycle, until the vote is over. The body is CSV in UTF-8 with the
   * header {@code username,group} and at most 200,000 more lines. If a line is wrong, nothing is
   * stored, and the error names the line.
   *
   * <p>A name needs no account yet. Account names are stored in lower case. Subjects of an external
   * identity provider keep their case.
   *
   * <p>If only people on the roster may vote, no name can be removed after voting has opened. After
   * a count, all names and groups stay on every roster.
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

  /** Returns the roster of a cycle, in the order of its file. */
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
   * Creates an account with the role MEMBER for each line, at most 300. Adds the accounts to the
   * roster. If one line is refused, nothing is created.
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
   * The number of people on a roster.
   *
   * @param entries the number of lines
   */
  @Introspected
  record RosterSize(long entries) {}

  /**
   * A page of a roster.
   *
   * @param nextCursor the cursor of the next page; null on the last page
   */
  @Introspected
  record RosterPage(List<RosterEntry> entries, @Nullable String nextCursor) {}

  /**
   * The outcome of an import.
   *
   * @param imported the number of created accounts
   */
  @Introspected
  record Imported(int imported) {}
}
