package io.insula.analytics.internal.folding;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Generates random histories of visitors, with shared fingerprints, several devices, late arrivals
 * and repeats.
 */
public final class VisitorHistoryGenerator {
  public static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
  private static final int DAYS = 50;

  /**
   * An address with its referrer, and the source, campaign and page that the rules must find.
   */
  public record Address(
      String url,
      @Nullable String referrerUrl,
      boolean isMarked,
      String source,
      @Nullable String campaign,
      String page) {}

  static final List<Address> ADDRESSES =
      List.of(
          new Address("https://a.example/", null, false, "(direct)", null, "https://a.example/"),
          new Address(
              "https://a.example/next",
              "https://www.a.example/",
              false,
              "(direct)",
              null,
              "https://a.example/next"),
          new Address(
              "https://a.example/?utm_source=facebook&utm_medium=paid&utm_campaign=NY",
              "https://www.facebook.com/",
              true,
              "facebook",
              "NY",
              "https://a.example/"),
          new Address(
              "https://a.example/offer?utm_source=facebook&utm_medium=paid&utm_campaign=LA",
              null,
              true,
              "facebook",
              "LA",
              "https://a.example/offer"),
          new Address(
              "https://a.example/offer",
              "https://www.google.com/",
              true,
              "google",
              null,
              "https://a.example/offer"),
          new Address(
              "https://a.example/blog",
              "https://news.some-paper.example/article",
              true,
              "some-paper.example",
              null,
              "https://a.example/blog"));

  /** A page view or an event, as it is stored in its table. */
  public sealed interface Row permits PageviewRow, EventRow {}

  /** One page view. */
  public record PageviewRow(
      OffsetDateTime at,
      String fingerprint,
      @Nullable String userId,
      @Nullable UUID id,
      String url,
      @Nullable String referrerUrl)
      implements Row {
    private static final String INSERT =
        """
        INSERT INTO analytics.pageview (at, fingerprint, user_id, id, url, referrer_url)
        VALUES (:at, :fingerprint, :userId, :id::uuid, :url, :referrerUrl) ON CONFLICT DO NOTHING
        """;
  }

  /** One event. */
  public record EventRow(
      OffsetDateTime at,
      String name,
      @Nullable String fingerprint,
      @Nullable String userId,
      @Nullable Double value,
      @Nullable String currency)
      implements Row {
    private static final String INSERT =
        """
        INSERT INTO analytics.event (at, name, fingerprint, user_id, value, currency)
        VALUES (:at, :name, :fingerprint, :userId, :value::numeric, :currency)
        """;
  }

  private final Random random;
  private final List<Row> rows = new ArrayList<>();
  private final int visitors;

  public VisitorHistoryGenerator(long seed, int visitors) {
    this.random = new Random(seed);
    this.visitors = visitors;
  }

  /**
   * Stores the rows in random order instead of the order of their times, and calls {@code
   * nowAndThen} between some of the rows.
   */
  public void store(Handle handle, Runnable nowAndThen) {
    for (int visitor = 0; visitor < visitors; visitor++) {
      visit(visitor);
    }
    Collections.shuffle(rows, random);
    int stored = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (random.nextInt(rows.size() / 12 + 1) == 0) {
        store(handle, rows.subList(stored, i + 1));
        stored = i + 1;
        nowAndThen.run();
      }
    }
    store(handle, rows.subList(stored, rows.size()));
  }

  private void visit(int visitor) {
    var user = random.nextInt(4) == 0 ? "user" + random.nextInt(visitors / 3 + 1) : null;
    for (int device = 0; device <= random.nextInt(3) / 2; device++) {
      // Some fingerprints belong to a computer that many people use.
      var fingerprint =
          random.nextInt(10) == 0 ? "shared" + random.nextInt(5) : "f" + visitor + device;
      var at = START.plusSeconds(random.nextInt(DAYS * 86_400));
      for (int i = 0; i <= random.nextInt(9); i++) {
        var address = ADDRESSES.get(random.nextInt(ADDRESSES.size()));
        var known = user != null && random.nextInt(3) == 0 ? user : null;
        var id = random.nextInt(5) == 0 ? UUID.randomUUID() : null;
        var pageview =
            new PageviewRow(
                at.atOffset(UTC), fingerprint, known, id, address.url(), address.referrerUrl());
        rows.add(pageview);
        if (id != null) {
          rows.add(pageview);
        }
        if (random.nextInt(6) == 0) {
          rows.add(event(at, fingerprint, user));
        }
        at = at.plus(step(), ChronoUnit.MICROS);
      }
    }
  }

  private EventRow event(Instant at, String fingerprint, @Nullable String user) {
    var name = List.of("trial", "signup", "signup", "unsubscribe").get(random.nextInt(4));
    var withUser = user != null && random.nextInt(4) != 0 ? user : null;
    var withFingerprint = withUser == null || random.nextBoolean() ? fingerprint : null;
    var value = random.nextBoolean() ? random.nextInt(10_000) / 100.0 : null;
    return new EventRow(
        at.atOffset(UTC), name, withFingerprint, withUser, value, value == null ? null : "EUR");
  }

  // Returns the time to the next row in microseconds: often 0, often about the pause that ends a
  // visit, sometimes weeks.
  private long step() {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> 1_800_000_000L;
      case 2 -> 1_800_000_001L;
      case 3 -> random.nextLong(20L * 86_400 * 1_000_000);
      default -> random.nextLong(600_000_000L);
    };
  }

  private static void store(Handle handle, List<Row> rows) {
    store(handle, PageviewRow.INSERT, rows.stream().filter(PageviewRow.class::isInstance).toList());
    store(handle, EventRow.INSERT, rows.stream().filter(EventRow.class::isInstance).toList());
  }

  private static void store(Handle handle, String insert, List<Row> rows) {
    if (!rows.isEmpty()) {
      var batch = handle.prepareBatch(insert);
      rows.forEach(row -> batch.bindMethods(row).add());
      batch.execute();
    }
  }
}
