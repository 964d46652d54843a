package io.insula.projects.internal.catalogue;

import io.insula.projects.Project;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Maps a row with the columns of a project and an array of its tags. */
final class ProjectMapper implements RowMapper<Project> {
  @Override
  public Project map(ResultSet row, StatementContext context) throws SQLException {
    return new Project(
        row.getLong("id"),
        row.getString("name"),
        row.getString("tagline"),
        List.of((String[]) row.getArray("tags").getArray()),
        row.getObject("cycle_id", Long.class),
        row.getBigDecimal("cost"),
        row.getString("proposed_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
