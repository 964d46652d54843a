package io.insula.projects.internal;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.projects.NewProject;
import io.insula.projects.Project;
import io.insula.projects.ProjectFilter;
import io.insula.projects.ProjectNotFoundException;
import io.insula.projects.Projects;
import io.insula.projects.TagChange;
import io.insula.projects.internal.catalogue.ProjectReader;
import io.insula.projects.internal.proposals.ProjectCreationService;
import io.insula.projects.internal.tags.TagService;
import jakarta.inject.Singleton;

/** Implements {@link Projects} on the database of this process. */
@Singleton
final class LocalProjects implements Projects {
  private final ProjectCreationService projectCreationService;
  private final ProjectReader projectReader;
  private final TagService tags;

  LocalProjects(
      ProjectCreationService projectCreationService, ProjectReader projectReader, TagService tags) {
    this.projectCreationService = projectCreationService;
    this.projectReader = projectReader;
    this.tags = tags;
  }

  @Override
  public long propose(NewProject proposal) {
    return projectCreationService.propose(proposal);
  }

  @Override
  public Page<Project> list(ProjectFilter filter, PageRequest page) {
    return Page.of(projectReader.list(filter, page), page, Project::id);
  }

  @Override
  public Project get(long projectId) {
    return projectReader.find(projectId).orElseThrow(() -> new ProjectNotFoundException(projectId));
  }

  @Override
  public void changeTags(long projectId, TagChange change, Actor actor) {
    tags.change(projectId, change, actor);
  }
}
