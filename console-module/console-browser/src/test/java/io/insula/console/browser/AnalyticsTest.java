package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.insula.testkit.ApiClient;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Tests the numbers of analytics: by period, by attribution model, and in downloads. The visits of
 * each test have a month of their own.
 */
@InBrowser
class AnalyticsTest {
  /**
   * Whether the canvas of the plot has pixels in the colour of each entry of its legend. Edges of
   * lines are blended with the background, so a small difference counts as the same colour.
   */
  private static final String EACH_SERIES_IS_DRAWN =
      """
      () => {
        const canvas = document.querySelector('.plot canvas');
        if (!canvas) {
          return false;
        }
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const isDrawn = (color) => {
          const [red, green, blue] = color.match(/\\d+/g).map(Number);
          let pixels = 0;
          for (let i = 0; i < data.length; i += 4) {
            const isNear = Math.abs(data[i] - red) + Math.abs(data[i + 1] - green) + Math.abs(data[i + 2] - blue) < 20;
            pixels += isNear && data[i + 3] > 200 ? 1 : 0;
          }
          return pixels > 40;
        };
        const colors = [...document.querySelectorAll('.plot-series')]
          .map((each) => getComputedStyle(each, '::before').backgroundColor);
        return colors.length === 3 && colors.every(isDrawn);
      }
      """;

  @Test
  void campaigns_are_credited_by_the_chosen_model(ConsoleWindows visits) {
    record(visits, "2026-03", "march");
    var visit = visits.admin(WindowSettings.WIDE).open("analytics");

    visit.fill("analytics.from", "2026-03-01").fill("analytics.to", "2026-03-31");
    visit.field("analytics.to").first().press("Enter");
    assertThat(visit.page()).hasURL(Pattern.compile("from=2026-03-01&to=2026-03-31"));
    assertThat(visit.calm().field("analytics.to").first()).isFocused();
    visit.follow("analytics.campaigns");
    assertThat(visit.page())
        .hasURL(Pattern.compile("part=campaigns&from=2026-03-01&to=2026-03-31"));
    assertThat(row(visit, "march-b").getByRole(AriaRole.CELL))
        .hasText(new String[] {"march-b", "1", "1", "1", "100%", "€0", "€30", "–", "€0"});
    visit.field("analytics.model").first().selectOption("first");
    assertThat(row(visit, "march-a").getByRole(AriaRole.CELL))
        .hasText(new String[] {"march-a", "1", "1", "1", "100%", "€10", "€30", "200%", "€10"});
    visit.field("analytics.model").first().selectOption("linear");
    assertThat(row(visit, "march-a")).containsText("50%");
    assertThat(row(visit, "march-a").getByRole(AriaRole.CELL).nth(1)).hasText("0.5");
    assertThat(visit.page()).hasURL(Pattern.compile("model=linear"));
    assertThat(downloaded(visit, "campaigns.csv"))
        .startsWith("\uFEFFsource,campaign,visitors,pageviews,signups,attributed_conversions,")
        .containsPattern("(?m)^flyer,march-a,1,1,\\d+,0\\.5,");
    visit.field("analytics.by").first().selectOption("sources");
    assertThat(row(visit, "flyer")).containsText("50%");
    assertThat(downloaded(visit, "sources.csv")).startsWith("\uFEFFsource,visitors,");
  }

  @Test
  void a_conversion_leads_to_its_explained_journey_in_the_same_period(ConsoleWindows visits) {
    record(visits, "2026-04", "april");
    record(visits, "2026-05", "may");
    var period = "from=2026-04-01&to=2026-04-30";
    var visit = visits.admin(WindowSettings.WIDE).open("analytics?part=conversions&" + period);

    assertThat(downloaded(visit, "conversions.csv"))
        .startsWith("\uFEFFname,at,user_id,channel,source,campaign,value,currency,")
        .contains("signup,2026-04-06T10:00:00Z,april-walker,")
        .contains(",letter,april-b,30,EUR,")
        .doesNotContain("may-walker");
    visit.named(AriaRole.LINK, "april-walker").click();
    visit.calm().sees("analytics.journey").seesText("april-a");
    assertThat(visit.page()).hasURL(Pattern.compile("part=person.*" + period));
    var credits = visit.page().getByRole(AriaRole.TABLE).last().getByRole(AriaRole.ROW);
    assertThat(credits.nth(1).getByRole(AriaRole.CELL))
        .hasText(new String[] {"–", "100%", "–", "50%", "50%", "42.6%"});
    visit.page().getByText(visit.texts().of("analytics.explanation")).click();
    assertThat(visit.page().locator("details[open] p")).containsText("april-b");
    assertThat(downloaded(visit, "touches-april-walker.csv"))
        .contains("flyer,cpc,april-a", "letter,email,april-b");

    visit.follow("analytics.pages");
    assertThat(visit.page()).hasURL(Pattern.compile("part=pages&" + period));
    assertThat(downloaded(visit, "landing-pages.csv"))
        .contains("landing_page,visitors,signups", "/april-first")
        .doesNotContain("/may-first");
    visit.follow("analytics.overview");
    assertThat(downloaded(visit, "days.csv"))
        .contains("day,pageviews,visitors,signups", "2026-04-02,1,1,0", "2026-04-06,0,0,1")
        .doesNotContain("2026-05");
  }

  @Test
  void days_and_channels_are_drawn_listed_and_stored(ConsoleWindows visits) {
    record(visits, "2026-02", "february");
    var service = visits.server().users().service("second-visit");
    view(service, "february", "2026-02-02T12:00:00Z", "first?utm_source=flyer", "a");
    var visit = visits.admin(WindowSettings.WIDE).open("analytics?from=2026-02-01&to=2026-02-28");

    visit.page().waitForFunction(EACH_SERIES_IS_DRAWN);
    var days = table(visit, "analytics.days-caption", "zone", "Europe/Warsaw");
    assertThat(days.getByRole(AriaRole.ROW).filter(hasText("Feb 6,")).getByRole(AriaRole.CELL))
        .hasText(new String[] {"0", "0", "1"});
    assertThat(days.getByRole(AriaRole.ROW).filter(hasText("Feb 2,")).getByRole(AriaRole.CELL))
        .hasText(new String[] {"2", "1", "0"});
    var channels = table(visit, "analytics.channels-caption").getByRole(AriaRole.ROW);
    assertThat(channels).hasCount(2);
    assertThat(channels.last()).containsText(visit.texts().of("channel.email"));
    var press = visit.button("action.download-csv").last();
    assertThat(StoredFiles.text(visit, "channels.csv", press::click))
        .isEqualToNormalizingNewlines("\uFEFFchannel,signups\nEmail,1\n");
  }

  private static Locator table(ConsoleWindow visit, String caption, Object... parameters) {
    return visit.named(AriaRole.TABLE, visit.texts().of(caption, parameters));
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void an_age_of_one_hour_is_explained_in_polish(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE);
    visit.open("").page().evaluate("() => localStorage.setItem('insula.language', 'pl')");
    visit.open("");
    var explained =
        """
        async () => {
          const { explanationOf } = await import('console/ui/server-sentences.js');
          return explanationOf('time_decay: most, 60 %, to flyer, 1 h before the conversion;'
            + ' a touch 7 days older gets half as much.');
        }
        """;

    assertThat((String) visit.page().evaluate(explained)).contains("godzina. Kontakt");
  }

  @Test
  void the_credits_are_explained_in_the_language_of_the_reader(ConsoleWindows visits) {
    record(visits, "2026-06", "june");
    var visit = visits.admin(WindowSettings.WIDE);
    visit.page().evaluate("() => localStorage.setItem('insula.language', 'pl')");
    visit.open("analytics?part=person&user=june-walker");

    var polish = new ConsoleTexts("pl");
    visit.page().getByText(polish.of("analytics.explanation")).click();
    assertThat(visit.page().locator("details[open] p"))
        .containsText(
            polish.of(
                "credit.first",
                "model",
                polish.of("model.first"),
                "touch",
                "flyer / june-a",
                "total",
                2));
    assertThat(visit.page().locator("details[open] p")).containsText("1 dzień");
    assertThat(visit.page().locator("main [lang=en]")).hasCount(0);
  }

  @Test
  void the_last_days_end_with_the_day_of_the_reader(ConsoleWindows visits) {
    var visit = visits.admin(WindowSettings.NARROW);
    visit.page().clock().setFixedTime("2026-03-10T23:30:00Z");

    visit.open("analytics");
    visit.press("analytics.last-days", "count", 7);
    assertThat(visit.page()).hasURL(Pattern.compile("from=2026-03-05&to=2026-03-11$"));
    assertThat(visit.button("analytics.last-days", "count", 7))
        .hasAttribute("aria-pressed", "true");
    visit.press("analytics.all-time");
    assertThat(visit.page()).hasURL(Pattern.compile("/analytics$"));
  }

  /**
   * Records a user who comes by two campaigns in a month and then signs up, with a value of 30 EUR.
   * The first campaign costs 10 EUR.
   */
  private static void record(ConsoleWindows visits, String month, String name) {
    var service = visits.server().users().service("analyst-of-" + name);
    view(service, name, month + "-02T10:00:00Z", "first?utm_source=flyer&utm_medium=cpc", "a");
    view(service, name, month + "-05T10:00:00Z", "second?utm_source=letter&utm_medium=email", "b");
    var signup =
        Map.of(
            "fingerprint",
            name,
            "user_id",
            name + "-walker",
            "name",
            "signup",
            "value",
            30,
            "currency",
            "EUR",
            "created_at",
            month + "-06T10:00:00Z");
    service.post("/analytics/events", signup).expect(201);
    var spend =
        Map.of(
            "source",
            "flyer",
            "campaign",
            name + "-a",
            "day",
            month + "-02",
            "amount",
            10,
            "currency",
            "EUR");
    service.put("/analytics/spend", spend).expect(200);
  }

  private static void view(
      ApiClient service, String name, String time, String page, String campaign) {
    var url = "https://www.example.org/" + name + "-" + page + "&utm_campaign=" + name;
    var view = Map.of("fingerprint", name, "url", url + "-" + campaign, "created_at", time);
    service.post("/analytics/pageviews", List.of(view)).expect(201);
  }

  private static Locator row(ConsoleWindow visit, String text) {
    return visit.page().getByRole(AriaRole.ROW).filter(hasText(text));
  }

  private static String downloaded(ConsoleWindow visit, String name) {
    return StoredFiles.text(visit, name, () -> visit.press("action.download-csv"));
  }
}
