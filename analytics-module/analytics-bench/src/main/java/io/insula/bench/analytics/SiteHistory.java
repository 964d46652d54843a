package io.insula.bench.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a site in {@value #DAYS} days, ordered by time. On average, there are:
 *
 * <ul>
 *   <li>four page views for each visitor
 *   <li>one signup for each hundred page views
 *   <li>one trial for each ten signups
 *   <li>one unsubscribe event for each ten visits of a user
 * </ul>
 */
final class SiteHistory implements Iterator<SiteRow> {
  static final int DAYS = 90;
  static final String SIGNUP = "signup";

  private static final long SEED = 42;
  private static final double PAGEVIEWS_PER_VISIT = 2.44;
  private static final double NEW_VISITORS = PAGEVIEWS_PER_VISIT / 4;
  private static final int PAGEVIEWS_PER_SIGNUP = 100;
  private static final int SECONDS_PER_PAGE = 240;

  private final Random random = new Random(SEED);
  private final VisitPageGenerator arrivals = new VisitPageGenerator(random);
  private final VisitorPool audience = new VisitorPool(random);
  private final PriorityQueue<SiteRow> coming =
      new PriorityQueue<>(Comparator.comparing(SiteRow::at));
  private final long pageviews;
  private final Duration betweenVisits;
  private Instant nextVisit;
  private long made;
  private long signups;

  /**
   * @param pageviews the approximate number of page views
   * @param end the end of the {@value #DAYS} days
   */
  SiteHistory(long pageviews, Instant end) {
    var days = Duration.ofDays(DAYS);
    this.pageviews = pageviews;
    this.betweenVisits =
        Duration.ofNanos((long) (days.toNanos() * PAGEVIEWS_PER_VISIT / pageviews));
    this.nextVisit = end.minus(days);
  }

  @Override
  public boolean hasNext() {
    return made < pageviews || !coming.isEmpty();
  }

  @Override
  public SiteRow next() {
    while (made < pageviews && (coming.isEmpty() || !nextVisit.isAfter(coming.element().at()))) {
      visit(nextVisit);
      nextVisit = nextVisit.plusNanos((long) (2 * random.nextDouble() * betweenVisits.toNanos()));
    }
    if (coming.isEmpty()) {
      throw new NoSuchElementException("the history is over");
    }
    return coming.remove();
  }

  private void visit(Instant start) {
    int visitor = audience.come(NEW_VISITORS);
    var fingerprint = BenchFingerprints.of(visitor);
    var user = audience.userOf(visitor);
    var page = arrivals.next();
    var at = start;
    for (int left = pageviewsOfVisit(); left > 0; left--) {
      coming.add(new SiteRow(at, fingerprint, user, null, page));
      made++;
      at = at.plusMillis(1_000 + random.nextInt(SECONDS_PER_PAGE * 1_000));
      page = arrivals.within(page);
    }
    event(at, visitor, user, page);
  }

  private void event(Instant at, int visitor, @Nullable String user, PageWithReferrer page) {
    int chance = random.nextInt(100);
    var fingerprint = BenchFingerprints.of(visitor);
    if (user == null && chance < 20 && signups * PAGEVIEWS_PER_SIGNUP < made) {
      signups++;
      if (chance < 2) {
        coming.add(new SiteRow(at, fingerprint, null, "trial", page));
      }
      var known = audience.register(visitor);
      coming.add(new SiteRow(at.plusSeconds(5), fingerprint, known, SIGNUP, page));
    } else if (user != null && chance < 10) {
      coming.add(new SiteRow(at, fingerprint, user, "unsubscribe", page));
    }
  }

  private int pageviewsOfVisit() {
    int chance = random.nextInt(100);
    int[] upTo = {45, 65, 77, 85, 91, 95, 98};
    int pageviews = 1;
    for (int limit : upTo) {
      pageviews += chance < limit ? 0 : 1;
    }
    return pageviews;
  }
}
