package io.insula.projects.internal.demo;

import io.insula.api.PageRequest;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.Cycles;
import io.insula.cycles.NewProposal;
import io.insula.cycles.ProposalBounds;
import io.insula.kernel.base.apps.DemoData;
import io.insula.projects.Project;
import io.insula.projects.ProjectFilter;
import io.insula.projects.Projects;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Enters a demo project into the demo cycle. Does nothing if voting has opened already, for
 * instance by another process.
 */
@Singleton
@Requires(property = "insula.demo", value = "true")
@Requires(beans = Cycles.class)
final class DemoCycleEntryCreator implements DemoData {
  /**
   * The order of this bean: after the demo projects and cycles are created, before voting opens.
   */
  private static final int AFTER_BOTH = 100;

  private static final String CYCLE = "Class budget of Wolf School";
  private static final BigDecimal COST = BigDecimal.valueOf(400);
  private static final PageRequest NEWEST = new PageRequest(PageRequest.MAX_LIMIT, null);

  private final Projects projects;
  private final Cycles cycles;

  DemoCycleEntryCreator(Projects projects, Cycles cycles) {
    this.projects = projects;
    this.cycles = cycles;
  }

  @Override
  public int getOrder() {
    return AFTER_BOTH;
  }

  @Override
  public void ensure() {
    cycle().ifPresent(cycle -> project().ifPresent(project -> enter(cycle, project)));
  }

  private Optional<Cycle> cycle() {
    return cycles.list(CycleFilter.ACTIVE, NEWEST).items().stream()
        .filter(each -> each.name().equals(CYCLE) && each.phase() == CyclePhase.PLANNING)
        .findFirst();
  }

  private Optional<Project> project() {
    var name = DemoProjectList.ALL.getFirst().name();
    return projects.list(new ProjectFilter(null, name, null), NEWEST).items().stream()
        .filter(each -> each.name().equals(name))
        .findFirst();
  }

  private void enter(Cycle cycle, Project project) {
    cycles.addProposal(
        new NewProposal(
            cycle.id(),
            project.id(),
            project.name(),
            COST,
            ProposalBounds.labelsOf(project.tags()),
            DemoProjectList.ALL.getFirst().proposedBy()));
  }
}
