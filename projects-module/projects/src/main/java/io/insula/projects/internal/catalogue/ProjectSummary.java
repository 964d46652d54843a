package io.insula.projects.internal.catalogue;

import io.insula.projects.Project;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.List;

/**
 * A project in a list of projects. It has only the fields that help a reader to choose a project.
 * {@code GET /projects/{id}} shows all fields.
 *
 * @param projectId newer projects have larger ids
 * @param tags in the order of their characters
 * @param createdAt when the project was proposed
 */
@Introspected
record ProjectSummary(
    long projectId, String projectName, String tagline, List<String> tags, Instant createdAt) {
  static ProjectSummary of(Project project) {
    return new ProjectSummary(
        project.id(), project.name(), project.tagline(), project.tags(), project.createdAt());
  }
}
