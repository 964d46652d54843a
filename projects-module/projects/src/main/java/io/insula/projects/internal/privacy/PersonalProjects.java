package io.insula.projects.internal.privacy;

import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalItem;
import io.insula.api.privacy.Portions;
import io.insula.kernel.privacy.PrivacySettings;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL about one person, in batches that hold their locks for a short time. */
@Singleton
class PersonalProjects {
  private static final int PORTION = 500;

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

  private final Jdbi jdbi;
  private final PrivacySettings settings;

  PersonalProjects(Jdbi jdbi, PrivacySettings settings) {
    this.jdbi = jdbi;
    this.settings = settings;
  }

  private record Row(long id, PersonalItem item) {
    static Row read(ResultSet row) throws SQLException {
      var id = row.getLong("id");
      @Nullable Long cycle = row.getObject("cycle_id", Long.class);
      return new Row(
          id,
          PersonalItem.of("project")
              .with("project_id", id)
              .with("project_name", row.getString("name"))
              .with("tagline", row.getString("tagline"))
              .with("tags", List.of((String[]) row.getArray("tags").getArray()))
              .with("cycle_id", cycle)
              .with("cost", row.getBigDecimal("cost"))
              .with("created_at", row.getObject("created_at", OffsetDateTime.class).toInstant())
              .build());
    }
  }

  Stream<PersonalItem> projectsOf(String name) {
    return Portions.<Row>of(PORTION, after -> portion(name, after)).map(Row::item);
  }

  private List<Row> portion(String name, Optional<Row> after) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(PROJECTS)
                .bind("name", name)
                .bind("after", after.map(Row::id).orElse(0L))
                .bind("rows", PORTION)
                .map((row, _) -> Row.read(row))
                .list());
  }

  /** Removes the proposer from a batch of projects; false if there are none left. */
  @Transactional
  public boolean forgetProjects(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(FORGET_PROJECTS)
                    .bind("name", name)
                    .bind("former", Person.FORMER_MEMBER)
                    .bind("remove", settings.removesTexts())
                    .bind("rows", PORTION)
                    .execute()
                > 0);
  }
}
