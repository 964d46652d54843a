package io.insula.projects.internal.tags;

import io.insula.api.Actor;
import io.insula.api.TextRule;
import io.insula.projects.NotTheProposerException;
import io.insula.projects.ProjectNotFoundException;
import io.insula.projects.Projects;
import io.insula.projects.TagChange;
import io.insula.projects.TooManyTagsException;
import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Changes the tags of projects. */
@Singleton
public class TagService {
  private final Jdbi jdbi;
  private final ActivityRecorder activity;

  TagService(Jdbi jdbi, ActivityRecorder activity) {
    this.jdbi = jdbi;
    this.activity = activity;
  }

  /** See {@link Projects#changeTags}. */
  @Transactional
  public void change(long projectId, TagChange change, Actor actor) {
    jdbi.useHandle(
        handle -> {
          if (!actor.mayChangeWhatBelongsTo(lockAndGetProposer(handle, projectId))) {
            throw new NotTheProposerException(projectId);
          }
          var done = apply(handle, projectId, change);
          if (count(handle, projectId) > Projects.MAX_TAGS) {
            throw new TooManyTagsException(projectId);
          }
          record(projectId, done, actor);
        });
  }

  /** Records the change as an activity of the user, unless it has no effect. */
  private void record(long projectId, TagChange done, Actor actor) {
    if (!done.add().isEmpty() || !done.remove().isEmpty()) {
      activity.record(
          List.of(
              new UserAction(
                  "projects",
                  "tags changed",
                  actor.name(),
                  Map.of("project_id", projectId, "add", done.add(), "remove", done.remove()))));
    }
  }

  /**
   * Locks the project and returns its proposer. Without the lock, two concurrent changes could
   * exceed the limit of tags.
   */
  private static String lockAndGetProposer(Handle handle, long projectId) {
    return handle
        .createQuery("SELECT proposed_by FROM projects.project WHERE id = :id FOR NO KEY UPDATE")
        .bind("id", projectId)
        .mapTo(String.class)
        .findOne()
        .orElseThrow(() -> new ProjectNotFoundException(projectId));
  }

  /** Applies a change, and returns the tags that were in fact added and removed. */
  private static TagChange apply(Handle handle, long projectId, TagChange change) {
    return handle
        .createQuery(
            """
            WITH removed AS (
              DELETE FROM projects.project_tag
              WHERE project_id = :id AND regexp_replace(tag, :widthless, '', 'g') = ANY (:remove)
              RETURNING tag),
            added AS (
              INSERT INTO projects.project_tag (project_id, tag) SELECT :id, unnest(:add)
              ON CONFLICT DO NOTHING
              RETURNING tag)
            SELECT ARRAY(SELECT tag FROM added) AS added, ARRAY(SELECT tag FROM removed) AS removed
            """)
        .bind("id", projectId)
        .bind("widthless", TextRule.WITHOUT_A_WIDTH)
        .bindArray("remove", String.class, change.remove().stream().map(TextRule::keyOf).toList())
        .bindArray("add", String.class, change.add())
        .map(
            (row, context) ->
                new TagChange(tags(row.getArray("added")), tags(row.getArray("removed"))))
        .one();
  }

  private static List<String> tags(Array column) throws SQLException {
    return List.of((String[]) column.getArray());
  }

  private static int count(Handle handle, long projectId) {
    return handle
        .createQuery("SELECT count(*) FROM projects.project_tag WHERE project_id = :id")
        .bind("id", projectId)
        .mapTo(Integer.class)
        .one();
  }
}
