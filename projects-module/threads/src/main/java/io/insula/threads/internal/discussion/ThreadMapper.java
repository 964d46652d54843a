package io.insula.threads.internal.discussion;

import io.insula.threads.DiscussionThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Vote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Maps a row of the table of threads, with the viewer's vote as its last column. */
final class ThreadMapper implements RowMapper<StoredThread> {
  @Override
  public StoredThread map(ResultSet row, StatementContext context) throws SQLException {
    return new StoredThread(thread(row), row.getObject("cycle_id", Long.class));
  }

  private static DiscussionThread thread(ResultSet row) throws SQLException {
    var hiddenReason = row.getString("hidden_reason");
    return new DiscussionThread(
        row.getLong("id"),
        row.getLong("project_id"),
        row.getObject("parent_thread_id", Long.class),
        ThreadType.valueOf(row.getString("type")),
        row.getString("message"),
        row.getString("author"),
        row.getLong("up_votes"),
        row.getLong("down_votes"),
        Vote.of(row.getInt("my_vote")).orElseThrow(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        hiddenReason != null,
        hiddenReason);
  }
}
