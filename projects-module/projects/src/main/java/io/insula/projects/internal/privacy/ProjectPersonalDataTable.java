package io.insula.projects.internal.privacy;

import io.insula.api.privacy.PersonalItem;
import io.insula.kernel.privacy.PersonalRows;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The SQL that exports and erases the projects of one person. */
@Singleton
class ProjectPersonalDataTable {
  private static final String PROJECTS =
      """
      SELECT id, name, tagline, cycle_id, cost, created_at,
        ARRAY(SELECT tag FROM projects.project_tag WHERE project_id = project.id ORDER BY tag)
          AS tags
      FROM projects.project WHERE proposed_by = :name AND id > :after ORDER BY id LIMIT :rows
      """;

  // The new name of a removed project contains a random UUID, so no other project has the same
  // name.
  private static final String FORGET_PROJECTS =
      """
      WITH theirs AS (
        SELECT id FROM projects.project WHERE proposed_by = :name ORDER BY id LIMIT :rows
        FOR NO KEY UPDATE)
      UPDATE projects.project SET
        proposed_by = :former,
        name = CASE WHEN :remove THEN 'removed ' || gen_random_uuid() ELSE name END,
        tagline = CASE WHEN :remove THEN '' ELSE tagline END,
        search_text = CASE WHEN :remove THEN 'removed' ELSE search_text END
      FROM theirs WHERE project.id = theirs.id
      """;

  private final PersonalRows rows;

  ProjectPersonalDataTable(PersonalRows rows) {
    this.rows = rows;
  }

  Stream<PersonalItem> projectsOf(String name) {
    return rows.find(PROJECTS, name, ProjectPersonalDataTable::read);
  }

  /**
   * Removes the proposer from a batch of projects, and also the texts if {@code
   * insula.privacy.texts} is {@code remove}. Must be repeated until the result is false.
   *
   * @return false if no project has this proposer any more
   */
  boolean forgetProjects(String name) {
    return rows.forget(FORGET_PROJECTS, name);
  }

  private static PersonalItem read(ResultSet row) throws SQLException {
    var id = row.getLong("id");
    @Nullable Long cycle = row.getObject("cycle_id", Long.class);
    return PersonalItem.of("project")
        .with("project_id", id)
        .with("project_name", row.getString("name"))
        .with("tagline", row.getString("tagline"))
        .with("tags", List.of((String[]) row.getArray("tags").getArray()))
        .with("cycle_id", cycle)
        .with("cost", row.getBigDecimal("cost"))
        .with("created_at", row.getObject("created_at", OffsetDateTime.class).toInstant())
        .build();
  }
}
