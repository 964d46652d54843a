package io.insula.kernel.security.rates;

import io.insula.api.Roles;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The limits of each family of routes, whose requests are counted together. Zero, or no setting,
 * means no limit.
 */
@Singleton
final class RateSettings {
  private static final String OFF = "off";
  private static final String SERVICES = "services";

  private final PropertyResolver properties;
  private final boolean isOff;

  RateSettings(PropertyResolver properties, @Value("${insula.rate-limits}") String state) {
    this.properties = properties;
    this.isOff = state.equalsIgnoreCase(OFF) || state.equalsIgnoreCase("false");
  }

  /** The maximum number of requests in a window. */
  record Limit(int most, Duration window) {}

  /**
   * Returns the limits for a user. Admins have none; users who are not members have those of the
   * family {@code services}.
   */
  List<Limit> of(String family, Collection<String> roles) {
    if (isOff || roles.contains(Roles.ADMIN)) {
      return List.of();
    }
    return limits(roles.contains(Roles.MEMBER) ? family : SERVICES);
  }

  /** Returns the limits of a family for all roles. */
  List<Limit> of(String family) {
    return isOff ? List.of() : limits(family);
  }

  private List<Limit> limits(String family) {
    var limits = new ArrayList<Limit>();
    add(limits, family + ".per-minute", Duration.ofMinutes(1));
    add(limits, family + ".per-day", Duration.ofDays(1));
    return limits;
  }

  private void add(List<Limit> limits, String name, Duration window) {
    properties
        .getProperty("insula.rates." + name, Integer.class)
        .filter(most -> most > 0)
        .ifPresent(most -> limits.add(new Limit(most, window)));
  }
}
