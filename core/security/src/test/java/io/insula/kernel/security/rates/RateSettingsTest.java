package io.insula.kernel.security.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.security.rates.RateSettings.Limit;
import io.micronaut.core.value.MapPropertyResolver;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateSettingsTest {
  @Test
  void a_family_has_the_limits_that_are_set_and_zero_means_no_limit() {
    var settings =
        settings(
            Map.of(
                "insula.rates.garden-visits.per-minute", "10",
                "insula.rates.garden-visits.per-day", 100,
                "insula.rates.posts.per-minute", "0"));

    assertThat(settings.of("garden-visits"))
        .containsExactly(new Limit(10, Duration.ofMinutes(1)), new Limit(100, Duration.ofDays(1)));
    assertThat(settings.of("posts")).isEmpty();
    assertThat(settings.of("unknown")).isEmpty();
  }

  @Test
  void only_admins_and_services_are_exempt_from_the_limits_of_users() {
    var settings = settings(Map.of("insula.rates.exports.per-day", "10"));
    var daily = new Limit(10, Duration.ofDays(1));

    assertThat(settings.of("exports", Set.of())).containsExactly(daily);
    assertThat(settings.of("exports", Set.of("MEMBER"))).containsExactly(daily);
    assertThat(settings.of("exports", Set.of("SERVICE", "MEMBER"))).containsExactly(daily);
    assertThat(settings.of("exports", Set.of("SERVICE"))).isEmpty();
    assertThat(settings.of("exports", Set.of("ADMIN", "MEMBER"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "many", "99999999999"})
  void a_limit_that_is_no_limit_is_refused_with_the_name_of_its_setting(String wrong) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> settings(Map.of("insula.rates.garden-visits.per-day", wrong)))
        .withMessageStartingWith("INSULA_RATES_GARDEN_VISITS_PER_DAY must be 0 to ")
        .withMessageEndingWith("not " + wrong);
  }

  private static RateSettings settings(Map<String, Object> properties) {
    return new RateSettings(new MapPropertyResolver(properties), "on");
  }
}
