package io.insula.kernel.movingout.forwarding;

import io.insula.kernel.movingout.hosting.RemoteSettings;
import io.insula.kernel.security.tokens.RevocationWatch;
import io.insula.kernel.web.ProxiedRoute;
import io.micronaut.context.annotation.Executable;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Forwards the requests for an app to the process that hosts it. */
@Singleton
@Requires(condition = AnyRemoteAppCondition.class)
class Forwarder {
  private final RemoteAppTargets remoteAppTargets;
  private final RevocationWatch revocations;
  private final Duration deadline;

  Forwarder(
      RemoteAppTargets remoteAppTargets, RevocationWatch revocations, RemoteSettings settings) {
    this.remoteAppTargets = remoteAppTargets;
    this.revocations = revocations;
    this.deadline = settings.deadline();
  }

  /**
   * Forwards a request with the name of the signed-in user. The app checks permissions.
   *
   * @return the answer, as soon as its head has arrived; fails with an {@link
   *     io.insula.api.UnavailableException} if the other process is unreachable or too slow
   */
  @Executable
  @NonBlocking
  @ProxiedRoute
  @Secured(SecurityRule.IS_ANONYMOUS)
  CompletableFuture<HttpResponse<?>> forward(HttpRequest<?> request) {
    var incoming = (NettyHttpRequest<?>) request;
    var target = remoteAppTargets.of(request.getPath());
    return new ForwardedExchange(target, incoming, revocations, deadline).run();
  }
}
