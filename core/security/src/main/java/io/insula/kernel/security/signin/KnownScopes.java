package io.insula.kernel.security.signin;

import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;

/** Lists the scopes of the server and of all apps, whether local or remote. */
@Singleton
final class KnownScopes {
  private static final String PROPERTIES = "insula.scopes";

  private final PropertyResolver properties;

  KnownScopes(PropertyResolver properties) {
    this.properties = properties;
  }

  Set<String> all() {
    var scopes = new TreeSet<String>();
    for (var group : properties.getProperties(PROPERTIES).values()) {
      scopes.addAll(Set.of(String.valueOf(group).split(" ")));
    }
    return scopes;
  }
}
