package io.insula.kernel.movingout.hosting;

import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.apps.AppState;
import io.insula.kernel.base.apps.AppStateFinder;
import io.insula.kernel.base.apps.Apps;
import io.insula.remote.RemoteSecurity;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;

/**
 * Checks the certificates and all addresses for remote calls at start-up. Otherwise the first
 * caller, for instance the outbox, would fail later.
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RemoteSetupCheck {
  /**
   * @param security the authentication between processes; a provider, because the bean exists only
   *     if an app is remote or calls are accepted
   * @throws io.insula.kernel.base.CannotStartException if a setting is missing or wrong
   * @throws io.insula.remote.RemoteSetupException if an address is not allowed, or the certificates
   *     are not usable
   */
  RemoteSetupCheck(
      Apps apps,
      RemoteApis apis,
      RemoteSettings settings,
      ApplicationContext context,
      BeanProvider<RemoteSecurity> security) {
    apps.remote().forEach(app -> refuseWithoutClient(app, apis));
    for (var api : apis.all()) {
      if (AppStateFinder.find(api.app(), context) == AppState.REMOTE) {
        security.get().towards(RemoteAddressReader.ofCalls(api.app(), context));
        security.get().webTowards(RemoteAddressReader.ofWeb(api.app(), context));
      }
    }
    if (settings.port() != 0) {
      security.get().on(settings.address());
      security.get().webOn(settings.address());
    }
  }

  private static void refuseWithoutClient(String app, RemoteApis apis) {
    if (apis.all().stream().noneMatch(api -> api.app().equals(app))) {
      throw new InvalidConfigurationException(
          "The app %s is remote, but the class path has no client for it: add %s-remote, or set insula.apps.%s to local or off"
              .formatted(app, app, app));
    }
  }
}
