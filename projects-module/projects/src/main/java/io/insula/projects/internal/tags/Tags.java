package io.insula.projects.internal.tags;

import io.insula.api.Actor;
import io.insula.projects.NotTheProposerException;
import io.insula.projects.ProjectNotFoundException;
import io.insula.projects.Projects;
import io.insula.projects.TagChange;
import io.insula.projects.TooManyTagsException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Changes the tags of projects. */
@Singleton
public class Tags {
  private final Jdbi jdbi;

  Tags(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** See {@link Projects#changeTags}. */
  @Transactional
  public void change(long projectId, TagChange change, Actor actor) {
    jdbi.useHandle(
        handle -> {
          if (!actor.mayChangeWhatBelongsTo(lockAndTellProposer(handle, projectId))) {
            throw new NotTheProposerException(projectId);
          }
          apply(handle, projectId, change);
          if (count(handle, projectId) > Projects.MAX_TAGS) {
            throw new TooManyTagsException(projectId);
          }
        });
  }

  /** Locks the project, so that two changes at once cannot together go over the bound. */
  private static String lockAndTellProposer(Handle handle, long projectId) {
    return handle
        .createQuery("SELECT proposed_by FROM projects.project WHERE id = :id FOR NO KEY UPDATE")
        .bind("id", projectId)
        .mapTo(String.class)
        .findOne()
        .orElseThrow(() -> new ProjectNotFoundException(projectId));
  }

  private static void apply(Handle handle, long projectId, TagChange change) {
    handle
        .createUpdate(
            """
            WITH removed AS (
              DELETE FROM projects.project_tag WHERE project_id = :id AND tag = ANY (:remove))
            INSERT INTO projects.project_tag (project_id, tag) SELECT :id, unnest(:add)
            ON CONFLICT (project_id, tag) DO NOTHING
            """)
        .bind("id", projectId)
        .bindArray("remove", String.class, change.remove())
        .bindArray("add", String.class, change.add())
        .execute();
  }

  private static int count(Handle handle, long projectId) {
    return handle
        .createQuery("SELECT count(*) FROM projects.project_tag WHERE project_id = :id")
        .bind("id", projectId)
        .mapTo(Integer.class)
        .one();
  }
}
