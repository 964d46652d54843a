package io.insula.kernel.web;

import io.insula.api.Actor;
import io.insula.api.Roles;
import java.util.Set;

/**
 * The signed-in user of a request. Controllers declare it as a parameter.
 *
 * @param name the user name, or the claim {@code sub} of a token from an external identity provider
 * @param roles the roles; a caller with ADMIN has MEMBER, too
 */
public record Caller(String name, Set<String> roles) {
  public Caller {
    roles = Set.copyOf(roles);
  }

  public boolean isAdmin() {
    return roles.contains(Roles.ADMIN);
  }

  public Actor asActor() {
    return new Actor(name, isAdmin());
  }
}
