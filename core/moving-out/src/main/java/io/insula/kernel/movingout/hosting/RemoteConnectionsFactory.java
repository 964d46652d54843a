package io.insula.kernel.movingout.hosting;

import io.insula.kernel.web.documentation.RouteRoleFinderProvider;
import io.insula.remote.InsecureLocalSecurity;
import io.insula.remote.MutualTls;
import io.insula.remote.RemoteCallContext;
import io.insula.remote.RemoteConnections;
import io.insula.remote.RemoteSecurity;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Creates the beans for calls between processes, if there are such calls. */
@Factory
final class RemoteConnectionsFactory {
  @Singleton
  RemoteApis apis(ApplicationContext context) {
    return RemoteApis.on(context.getClassLoader());
  }

  @Singleton
  RouteRoleFinderProvider routes(ApplicationContext context) {
    return app -> new RemoteRouteRoleFinder(app, context.getClassLoader());
  }

  @Singleton
  @Bean(preDestroy = "close")
  RemoteSecurity security(RemoteSettings settings, RemoteCertificateMetrics metrics) {
    if (settings.insecureLocal()) {
      return new InsecureLocalSecurity();
    }
    var security = MutualTls.of(settings.files(), settings.reloadInterval());
    metrics.show(security);
    return security;
  }

  @Singleton
  @Bean(preDestroy = "close")
  RemoteConnections connections(
      RemoteSecurity security, RemoteSettings settings, RemoteCallContext callContext) {
    return new RemoteConnections(security, settings.deadline(), callContext);
  }
}
