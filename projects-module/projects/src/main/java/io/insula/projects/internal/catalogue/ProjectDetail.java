package io.insula.projects.internal.catalogue;

import io.insula.projects.Project;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project as it was proposed, with its current tags. Later changes of the proposal in the cycle
 * do not change the project.
 *
 * @param projectId newer projects have larger ids
 * @param tags in the order of their characters
 * @param cycleId the budgeting cycle of the project; null if none
 * @param cost the cost as proposed; null if not known
 * @param proposedBy the user name of the proposer
 * @param createdAt when the project was proposed
 * @param threads the ids of the newest 1,000 threads, newest first
 */
@Introspected
record ProjectDetail(
    long projectId,
    String projectName,
    String tagline,
    List<String> tags,
    @Nullable Long cycleId,
    @Nullable BigDecimal cost,
    String proposedBy,
    Instant createdAt,
    List<Long> threads) {
  static ProjectDetail of(Project project, List<Long> threads) {
    return new ProjectDetail(
        project.id(),
        project.name(),
        project.tagline(),
        project.tags(),
        project.cycleId(),
        project.cost(),
        project.proposedBy(),
        project.createdAt(),
        threads);
  }
}
