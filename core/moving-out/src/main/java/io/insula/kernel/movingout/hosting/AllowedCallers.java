package io.insula.kernel.movingout.hosting;

import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes that may call the apps of this process. */
@Singleton
public final class AllowedCallers {
  private final PropertyResolver properties;

  AllowedCallers(PropertyResolver properties) {
    this.properties = properties;
  }

  /**
   * Returns the processes that may call an app, by the names in their certificates; empty if no
   * process may call the app.
   */
  public Set<String> of(String app) {
    return properties.getProperty("insula.remote." + app + ".callers", String[].class).stream()
        .flatMap(Stream::of)
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
