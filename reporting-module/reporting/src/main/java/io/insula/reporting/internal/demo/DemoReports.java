package io.insula.reporting.internal.demo;

import io.insula.api.Actor;
import io.insula.api.PageRequest;
import io.insula.api.UnavailableException;
import io.insula.kernel.base.apps.DemoData;
import io.insula.reporting.Reports;
import io.insula.reporting.ReportsForbiddenException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has somebody who runs the demo cycles ask for the reports on them, unless they have a ticket. A
 * job makes the reports, so that no start waits for them.
 */
@Singleton
@Requires(property = "insula.demo", value = "true")
final class DemoReports implements DemoData {
  private static final Logger LOG = LoggerFactory.getLogger(DemoReports.class);

  /** The cycles are voted on and counted by then. */
  private static final int AFTER_CYCLES = 300;

  private static final Actor ASKED_BY = new Actor("kedamono", false);
  private static final PageRequest NEWEST = new PageRequest(1, null);

  private final Reports reports;

  DemoReports(Reports reports) {
    this.reports = reports;
  }

  @Override
  public int getOrder() {
    return AFTER_CYCLES;
  }

  @Override
  public void ensure() {
    try {
      if (reports.list(NEWEST, ASKED_BY).items().isEmpty()) {
        reports.requestActive(ASKED_BY);
      }
    } catch (ReportsForbiddenException e) {
      LOG.debug("Nobody is asked for: they run no cycle of the demo any more", e);
    } catch (UnavailableException e) {
      LOG.info("There is no report on the demo cycles yet: {}", e.getMessage());
    }
  }
}
