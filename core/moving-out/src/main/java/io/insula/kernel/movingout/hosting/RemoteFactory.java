package io.insula.kernel.movingout.hosting;

import io.insula.kernel.web.documentation.RoutesElsewhere;
import io.insula.remote.Connections;
import io.insula.remote.InsecureLocal;
import io.insula.remote.MutualTls;
import io.insula.remote.RemoteSecurity;
import io.insula.remote.Surroundings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Makes what calls between processes need; nothing of it where there are none. */
@Factory
final class RemoteFactory {
  @Singleton
  RemoteApis apis(ApplicationContext context) {
    return RemoteApis.on(context.getClassLoader());
  }

  @Singleton
  RoutesElsewhere routes(ApplicationContext context) {
    return app -> new RemoteRouteAccess(app, context.getClassLoader());
  }

  @Singleton
  @Bean(preDestroy = "close")
  RemoteSecurity security(RemoteSettings settings) {
    return settings.insecureLocal()
        ? new InsecureLocal()
        : MutualTls.of(settings.files(), settings.reloadInterval());
  }

  @Singleton
  @Bean(preDestroy = "close")
  Connections connections(
      RemoteSecurity security, RemoteSettings settings, Surroundings surroundings) {
    return new Connections(security, settings.deadline(), surroundings);
  }
}
