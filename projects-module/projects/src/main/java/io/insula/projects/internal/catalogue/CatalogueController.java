package io.insula.projects.internal.catalogue;

import io.insula.kernel.web.SearchRoute;
import io.insula.kernel.web.pages.PageQuery;
import io.insula.projects.ProjectFilter;
import io.insula.projects.Projects;
import io.insula.threads.Threads;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes that find projects and read one. */
@Controller("/projects")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "projects")
class CatalogueController {
  private final Projects projects;
  private final Threads threads;

  CatalogueController(Projects projects, Threads threads) {
    this.projects = projects;
    this.threads = threads;
  }

  /**
   * Lists the projects, newest first.
   *
   * @param tag only projects with this tag
   * @param q only projects whose name or tagline contains this text, ignoring case; no wildcards
   * @param cycleId only projects in this budgeting cycle
   */
  @Get
  @SearchRoute
  ProjectList list(
      @QueryValue @Nullable String tag,
      @QueryValue @Nullable String q,
      @QueryValue("cycle_id") @Nullable Long cycleId,
      PageQuery page) {
    var found = projects.list(new ProjectFilter(tag, q, cycleId), page.request());
    var summaries = found.items().stream().map(ProjectSummary::of).toList();
    return new ProjectList(summaries, page.nextCursor(found));
  }

  /** Returns one project, with the ids of its newest threads. */
  @Get("/{projectId}")
  ProjectDetail get(@PathVariable long projectId) {
    var project = projects.get(projectId);
    return ProjectDetail.of(project, threads.idsOfProject(projectId, Threads.MAX_IDS));
  }

  /**
   * A page of the list of projects.
   *
   * @param nextCursor the cursor of the next page; null at the end
   */
  @Introspected
  record ProjectList(List<ProjectSummary> projects, @Nullable String nextCursor) {}
}
