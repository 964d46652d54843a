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
 * Requests the reports on the demo cycles at the start of a demo, for an admin of these cycles.
 * Does nothing if this admin already sees a ticket.
 */
@Singleton
@Requires(property = "insula.demo", value = "true")
final class DemoReports implements DemoData {
  private static final Logger LOG = LoggerFactory.getLogger(DemoReports.class);

  /** The order of this bean: after the votes in the demo cycles are cast and counted. */
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
      LOG.debug("The demo user manages no demo cycle any more; no reports are requested", e);
    } catch (UnavailableException e) {
      LOG.info("The reports on the demo cycles are not requested yet: {}", e.getMessage());
    }
  }
}
