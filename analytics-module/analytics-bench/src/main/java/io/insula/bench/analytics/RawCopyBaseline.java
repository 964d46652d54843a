package io.insula.bench.analytics;

import io.insula.bench.load.SqlLoad;
import io.insula.bench.server.Database;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes page views with COPY, directly into a copy of the server's table. COPY is the fastest way
 * to write rows, and shows how fast the server could be.
 */
final class RawCopyBaseline {
  private static final int PAGES = 4096;
  private static final int PAGEVIEWS_PER_VISITOR = 3;
  private static final long SEED = 44;
  private static final String COPY =
      "COPY bench.pageview (" + SiteRow.PAGEVIEW_COLUMNS + ") FROM STDIN";

  private final List<PageWithReferrer> pages = new ArrayList<>();
  private final AtomicLong number = new AtomicLong();

  RawCopyBaseline() {
    var arrivals = new VisitPageGenerator(new Random(SEED));
    var page = arrivals.next();
    for (int i = 0; i < PAGES; i++) {
      pages.add(page);
      page = i % PAGEVIEWS_PER_VISITOR == 2 ? arrivals.next() : arrivals.within(page);
    }
  }

  static void makeTwin(Database database) {
    database.execute(
        "CREATE SCHEMA bench",
        "CREATE TABLE bench.pageview (LIKE analytics.pageview INCLUDING ALL)");
  }

  /** Returns a load that copies a number of rows in each transaction. */
  SqlLoad.Preparation of(int rows) {
    return SqlLoad.copy(COPY, () -> lines(rows));
  }

  private byte[] lines(int rows) {
    var lines = new ByteArrayOutputStream(rows * 200);
    var at = Instant.now();
    for (int i = 0; i < rows; i++) {
      long next = number.incrementAndGet();
      var visitor = BenchFingerprints.of((int) (next / PAGEVIEWS_PER_VISITOR));
      var row = new SiteRow(at, visitor, null, null, pages.get((int) (next % PAGES)));
      lines.writeBytes(row.columns(next).getBytes(StandardCharsets.UTF_8));
    }
    return lines.toByteArray();
  }
}
