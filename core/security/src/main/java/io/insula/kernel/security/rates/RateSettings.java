package io.insula.kernel.security.rates;

import io.insula.api.Roles;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The limits of each family of routes. Requests to all routes of a family are counted together.
 * Zero, or no setting, means no limit.
 */
@Context
final class RateSettings {
  private static final String OFF = "off";
  private static final String SERVICES = "services";

  private static final String PREFIX = "insula.rates";
  private static final int MAX_REQUESTS = 1_000_000_000;

  private final PropertyResolver properties;
  private final Map<String, List<Limit>> limits = new ConcurrentHashMap<>();
  private final boolean isOff;

  /**
   * @throws InvalidConfigurationException if a limit is not a number, or is out of bounds
   */
  RateSettings(PropertyResolver properties, @Value("${insula.rate-limits}") String state) {
    this.isOff = state.equalsIgnoreCase(OFF) || state.equalsIgnoreCase("false");
    this.properties = properties;
    properties.getPropertyEntries(PREFIX).forEach(this::limits);
  }

  /** The maximum number of requests in a window. */
  record Limit(int maxRequests, Duration window) {}

  /**
   * Returns the limits for a user.
   *
   * <ul>
   *   <li>Admins have no limits.
   *   <li>Services without the role MEMBER have the limits of the family {@code services}.
   *   <li>All other users have the limits of the given family.
   * </ul>
   */
  List<Limit> of(String family, Collection<String> roles) {
    if (isOff || roles.contains(Roles.ADMIN)) {
      return List.of();
    }
    var isService = roles.contains(Roles.SERVICE) && !roles.contains(Roles.MEMBER);
    return limits(isService ? SERVICES : family);
  }

  /** Returns the limits of a family. They apply to users of every role. */
  List<Limit> of(String family) {
    return isOff ? List.of() : limits(family);
  }

  private List<Limit> limits(String family) {
    return limits.computeIfAbsent(family, name -> read(properties, name));
  }

  private static List<Limit> read(PropertyResolver properties, String family) {
    return Stream.of(
            new Limit(maxRequests(properties, family + ".per-minute"), Duration.ofMinutes(1)),
            new Limit(maxRequests(properties, family + ".per-day"), Duration.ofDays(1)))
        .filter(limit -> limit.maxRequests() > 0)
        .toList();
  }

  private static int maxRequests(PropertyResolver properties, String name) {
    var property = PREFIX + "." + name;
    var variable = property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    return SettingBounds.parse(
        variable, properties.getProperty(property, String.class).orElse("0"), 0, MAX_REQUESTS);
  }
}
