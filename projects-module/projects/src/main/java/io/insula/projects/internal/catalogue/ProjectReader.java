package io.insula.projects.internal.catalogue;

import io.insula.api.PageRequest;
import io.insula.api.TextRule;
import io.insula.projects.Project;
import io.insula.projects.ProjectFilter;
import io.insula.projects.ProjectNotFoundException;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL that finds and reads projects. */
@Singleton
public class ProjectReader {
  private static final String SELECT =
      """
      SELECT project.id, project.name, project.tagline, project.cycle_id, project.cost,
        project.proposed_by, project.created_at,
        ARRAY(SELECT tag FROM projects.project_tag WHERE project_id = project.id ORDER BY tag)
          AS tags
      FROM projects.project
      """;

  /** The key of a tag, as the index has it. */
  private static final String KEY_OF_TAG =
      "regexp_replace(wanted.tag, '" + TextRule.WITHOUT_A_WIDTH + "', '', 'g')";

  private final Jdbi jdbi;

  ProjectReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns the projects of a page, newest first, and one project more if there is a next page. */
  public List<Project> list(ProjectFilter filter, PageRequest page) {
    var sql = new StringBuilder(SELECT);
    var values = new HashMap<String, Object>();
    values.put("before", page.before() == null ? Long.MAX_VALUE : page.before());
    values.put("rows", page.limit() + 1);
    if (filter.tag() != null) {
      // Both joined tables need the condition on the project id. PostgreSQL does not copy the
      // condition to the second table, and would read more rows.
      sql.append("JOIN projects.project_tag wanted ON wanted.project_id = project.id ");
      sql.append("AND " + KEY_OF_TAG + " = :tag AND wanted.project_id < :before ");
      values.put("tag", TextRule.keyOf(filter.tag()));
    }
    sql.append("WHERE project.id < :before ");
    if (filter.text() != null) {
      sql.append("AND project.search_text LIKE :pattern ");
      values.put("pattern", ProjectSearchText.patternFor(filter.text()));
    }
    if (filter.cycleId() != null) {
      sql.append("AND project.cycle_id = :cycle ");
      values.put("cycle", filter.cycleId());
    }
    sql.append("ORDER BY project.id DESC LIMIT :rows");
    return jdbi.withHandle(
        handle ->
            handle.createQuery(sql.toString()).bindMap(values).map(new ProjectMapper()).list());
  }

  public Optional<Project> find(long projectId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "WHERE project.id = :id")
                .bind("id", projectId)
                .map(new ProjectMapper())
                .findOne());
  }

  /**
   * Checks that a project exists.
   *
   * @throws ProjectNotFoundException if no project has this id
   */
  public void require(long projectId) {
    if (!exists(projectId)) {
      throw new ProjectNotFoundException(projectId);
    }
  }

  /**
   * Returns the id of the cycle of a project; null if the project has no cycle.
   *
   * @throws ProjectNotFoundException if no project has this id
   */
  public @Nullable Long cycleOf(long projectId) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT cycle_id FROM projects.project WHERE id = :id")
                    .bind("id", projectId)
                    .map((row, _) -> Optional.ofNullable(row.getObject("cycle_id", Long.class)))
                    .findOne())
        .orElseThrow(() -> new ProjectNotFoundException(projectId))
        .orElse(null);
  }

  private boolean exists(long projectId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT EXISTS (SELECT FROM projects.project WHERE id = :id)")
                .bind("id", projectId)
                .mapTo(Boolean.class)
                .one());
  }
}
