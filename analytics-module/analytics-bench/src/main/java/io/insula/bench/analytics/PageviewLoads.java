package io.insula.bench.analytics;

import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.HttpRequestWriter;
import io.insula.bench.server.BenchServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** Makes loads that post page views to a server. Each new visitor views three pages in sequence. */
final class PageviewLoads {
  static final int CREATED = 201;

  private static final int SINGLE_REQUESTS = 4096;
  private static final int LINES_IN_MEMORY = 40_000;
  private static final int PAGEVIEWS_PER_VISITOR = 3;
  private static final int NOT_IN_A_HISTORY = 1 << 28;
  private static final long SEED = 43;

  private final BenchServer server;
  private final HttpRequestWriter httpRequestWriter;
  private final VisitPageGenerator arrivals = new VisitPageGenerator(new Random(SEED));
  private final AtomicInteger sent = new AtomicInteger();

  PageviewLoads(BenchServer server) {
    this.server = server;
    this.httpRequestWriter = new HttpRequestWriter(server.authority(), server.serviceToken());
  }

  /** Returns a load that posts one page view at a time. */
  HttpLoad singles() {
    var templates =
        rows(SINGLE_REQUESTS).stream()
            .map(row -> PageviewTemplate.single(httpRequestWriter, row))
            .toList();
    return load(templates, this::newVisitor);
  }

  /**
   * Returns a load that posts single page views to a site with a history. A visitor of the history
   * sends about one in three page views.
   */
  HttpLoad singles(int visitorsOfHistory) {
    var random = new Random(SEED);
    var templates =
        rows(SINGLE_REQUESTS).stream()
            .map(row -> PageviewTemplate.single(httpRequestWriter, row))
            .toList();
    return load(
        templates, () -> random.nextInt(3) == 0 ? random.nextInt(visitorsOfHistory) : newVisitor());
  }

  /**
   * Returns a load that posts arrays of page views.
   *
   * @param rows the number of rows of a request
   */
  HttpLoad arrays(int rows) {
    var templates =
        IntStream.range(0, LINES_IN_MEMORY / rows)
            .mapToObj(i -> PageviewTemplate.array(httpRequestWriter, rows(rows)))
            .toList();
    return load(templates, this::newVisitor);
  }

  private HttpLoad load(List<PageviewTemplate> templates, IntSupplier visitors) {
    return new HttpLoad(
        server.address(),
        CREATED,
        number -> templates.get((int) (number % templates.size())).of(visitors));
  }

  private int newVisitor() {
    return NOT_IN_A_HISTORY + sent.getAndIncrement() / PAGEVIEWS_PER_VISITOR;
  }

  private List<SiteRow> rows(int count) {
    var rows = new ArrayList<SiteRow>(count);
    var at = Instant.now();
    var page = arrivals.next();
    for (int i = 0; i < count; i++) {
      rows.add(new SiteRow(at.plusMillis(i), BenchFingerprints.of(0), null, null, page));
      page = i % PAGEVIEWS_PER_VISITOR == 2 ? arrivals.next() : arrivals.within(page);
    }
    return rows;
  }
}
