package io.insula.bench.analytics;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes the pages of visits, with their sources. Two in five visits come from one of {@value
 * #CAMPAIGNS} campaigns. A few campaigns and pages have most of the visits.
 */
final class VisitPageGenerator {
  static final int CAMPAIGNS = 200;

  private static final int LANDING_PAGES = 40;
  private static final int PAGES = 400;
  private static final String SITE = "https://www.example-reading.com/en/";

  private static final List<Source> SOURCES =
      List.of(
          new Source("google", "cpc", "https://www.google.com/"),
          new Source("facebook", "paid", "https://www.facebook.com/"),
          new Source("instagram", "paid_social", "https://l.instagram.com/"),
          new Source("newsletter", "email", ""),
          new Source("bing", "cpc", "https://www.bing.com/"),
          new Source("youtube", "cpv", "https://www.youtube.com/"),
          new Source("tiktok", "paid", "https://www.tiktok.com/"),
          new Source("partner-blog", "affiliate", "https://blog.partner-site.org/reading"),
          new Source("linkedin", "paid", "https://www.linkedin.com/"),
          new Source("podcast-network", "audio", ""),
          new Source("display-network", "display", "https://ads.display-network.net/frame"),
          new Source("reddit", "cpm", "https://www.reddit.com/"));
  private static final List<String> SEARCHES =
      List.of("https://www.google.com/", "https://duckduckgo.com/", "https://www.bing.com/");
  private static final List<String> OTHERS =
      List.of(
          "https://news.ycombinator.com/item?id=35",
          "https://www.heise.de/",
          "https://t.co/a1B2c3");

  private final Zipf campaigns = new Zipf(CAMPAIGNS);
  private final Zipf landingPages = new Zipf(LANDING_PAGES);
  private final Zipf pages = new Zipf(PAGES);
  private final List<Campaign> queries =
      IntStream.range(0, CAMPAIGNS).mapToObj(Campaign::of).toList();
  private final Random random;

  VisitPageGenerator(Random random) {
    this.random = random;
  }

  private record Source(String name, String medium, String referrer) {}

  private record Campaign(String query, String referrer) {
    static Campaign of(int number) {
      var source = SOURCES.get(number % SOURCES.size());
      var query =
          "?utm_source=%s&utm_campaign=2026%02d_%s_Resolutions_%d&utm_medium=%s&utm_content="
              .formatted(
                  source.name(),
                  number % 12 + 1,
                  number % 3 == 0 ? "US_NY" : "DE",
                  number,
                  source.medium());
      return new Campaign(query, source.referrer());
    }
  }

  /** Returns the first page of the next visit. */
  PageWithReferrer next() {
    var page = SITE + "landing-pages/meet-reading-" + landingPages.next(random);
    int share = random.nextInt(100);
    if (share < 40) {
      var campaign = queries.get(campaigns.next(random));
      var content = Long.toString(19_000_000_000_000L + random.nextInt(1_000_000));
      return new PageWithReferrer(
          page + campaign.query() + content,
          campaign.referrer().isEmpty() ? null : campaign.referrer());
    }
    if (share < 65) {
      return new PageWithReferrer(page, SEARCHES.get(share % SEARCHES.size()));
    }
    return new PageWithReferrer(page, share < 75 ? OTHERS.get(share % OTHERS.size()) : null);
  }

  /** Returns the page that a visit views after the given page. */
  PageWithReferrer within(PageWithReferrer last) {
    var url = last.url();
    int query = url.indexOf('?');
    return new PageWithReferrer(
        SITE + "books/the-book-number-" + pages.next(random),
        query < 0 ? url : url.substring(0, query));
  }
}
