package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the detection of bots with public lists of user agents. */
class UserAgentsTest {
  /**
   * Parts of those user agents in the public list of crawlers that belong to programs of people:
   * in-app browsers of Instagram and Facebook, editors with a browser, and an app that shows a
   * single website.
   */
  private static final Set<String> PEOPLE =
      Set.of(" Instagram ", " MetaIAB Facebook", " Code/1.", " Trae/", " Fluid/");

  /**
   * A part of a user agent that isbot lists among those of people, although it belongs to a service
   * that makes screenshots.
   */
  private static final String SCREENSHOTS = " Miniature.io/";

  private final BotDetector bots = BuiltInRules.BOTS;

  @Test
  void the_crawlers_of_the_public_list_are_bots() {
    var missed =
        BuiltInTableReader.lines("crawler-examples.txt").stream()
            .filter(userAgent -> PEOPLE.stream().noneMatch(userAgent::contains))
            .filter(userAgent -> !bots.isBot(userAgent));

    assertThat(BuiltInTableReader.lines("crawler-examples.txt")).hasSizeGreaterThan(2_000);
    assertThat(missed).isEmpty();
  }

  @Test
  void the_browsers_of_the_public_lists_are_not_bots() {
    var browsers = BuiltInTableReader.lines("people.txt");

    assertThat(browsers).hasSize(500);
    assertThat(browsers.stream().filter(bots::isBot)).isEmpty();
  }

  @Test
  void rare_browsers_televisions_consoles_and_browsers_inside_apps_are_not_bots() {
    var browsers =
        BuiltInTableReader.lines("rare-people.txt").stream()
            .filter(userAgent -> !userAgent.contains(SCREENSHOTS))
            .toList();

    assertThat(browsers).hasSizeGreaterThan(500);
    assertThat(browsers)
        .anyMatch(userAgent -> userAgent.contains("CUBOT"))
        .anyMatch(userAgent -> userAgent.contains("PlayStation"))
        .anyMatch(userAgent -> userAgent.contains("Roku"))
        .anyMatch(userAgent -> userAgent.contains("fuboTV"));
    assertThat(browsers.stream().filter(bots::isBot)).isEmpty();
  }

  @Test
  void no_user_agent_takes_long() {
    var parts =
        List.of("a", " ", "-", "(", "compatible; ", "android 1; ", "bot", "@a.", "x/1 ", "\u0130");

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (var one : parts) {
            for (var other : parts) {
              var text = "Mozilla/5.0 " + (one + other).repeat(1_024).substring(0, 1_000);
              assertThat(bots.isBot(text)).isEqualTo(bots.isBot(text));
            }
          }
        });
  }

  @Test
  void a_result_does_not_depend_on_earlier_user_agents() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(bots.isBot("Mozilla/5.0 (X11; Linux) Firefox/" + i)).isFalse();
    }
    assertThat(bots.isBot("Googlebot/2.1")).isTrue();
    assertThat(bots.isBot("Mozilla/5.0 (X11; Linux) Firefox/1")).isFalse();
  }
}
