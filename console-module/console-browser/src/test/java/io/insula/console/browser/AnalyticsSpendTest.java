package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests how analysts enter the cost of a campaign and correct it. */
@InBrowser
class AnalyticsSpendTest {
  @Test
  void a_cost_is_entered_and_a_corrected_one_replaces_it(ConsoleWindows visits) {
    var service = visits.server().users().service("spend-tracker");
    var url = "https://www.example.org/?utm_source=poster&utm_medium=cpc&utm_campaign=spring";
    service.post("/analytics/pageviews", Map.of("fingerprint", "buyer", "url", url)).expect(201);
    var visit = visits.admin(WindowSettings.NARROW).open("analytics?part=campaigns&currency=EUR");

    visit.press("analytics.enter-spend").sees("analytics.spend-text");
    visit.inDialog("action.save").click();
    assertThat(field(visit, "source")).hasAttribute("aria-invalid", "true");
    field(visit, "source").fill("poster");
    field(visit, "campaign").fill("spring");
    field(visit, "amount").fill("a lot");
    visit.inDialog("action.save").click();
    assertThat(field(visit, "amount")).hasAttribute("aria-invalid", "true");
    field(visit, "amount").fill("1,250.50");
    visit.inDialog("action.save").click();
    visit.sees("analytics.spend-saved");
    assertThat(line(visit)).containsText("€1,250.50");

    visit.press("analytics.enter-spend");
    field(visit, "source").fill("poster");
    field(visit, "campaign").fill("spring");
    field(visit, "amount").fill("1150");
    visit.inDialog("action.save").click();
    assertThat(line(visit)).containsText("€1,150");
    assertThat(line(visit)).not().containsText("€1,250.50");
    assertThat(line(visit)).not().containsText("€2,400.50");
  }

  private static Locator field(ConsoleWindow visit, String name) {
    return visit.dialog().getByLabel(visit.texts().of("analytics.spend." + name));
  }

  private static Locator line(ConsoleWindow visit) {
    return visit
        .page()
        .getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHasText("spring"));
  }
}
