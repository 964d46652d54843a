package io.insula.kernel.movingout.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.Roles;
import io.insula.kernel.web.documentation.RouteRoleFinder;
import org.junit.jupiter.api.Test;

class RemoteRouteRoleFinderTest {
  private final RouteRoleFinder access =
      new RemoteRouteRoleFinder("garden", RemoteRouteRoleFinder.class.getClassLoader());

  @Test
  void a_remote_route_has_the_access_rules_of_its_code() {
    assertThat(access.of("get", "/garden").isOpen()).isTrue();
    assertThat(access.of("get", "/garden/members").roles()).containsExactly(Roles.MEMBER);
    assertThat(access.of("post", "/garden/seeds").roles()).containsExactly(Roles.MEMBER);
    assertThat(access.of("get", "/garden/paths/{name}").isOpen()).isTrue();
  }

  @Test
  void an_unknown_route_is_not_open() {
    assertThat(access.of("get", "/login").isOpen()).isFalse();
  }
}
