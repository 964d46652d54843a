package io.insula.kernel.security.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

/**
 * A server that accepts the tokens of a provider.
 *
 * @param nobody a client without a token
 */
record ExternalTokenServer(FakeIdentityProvider provider, EmbeddedServer server, ApiClient nobody)
    implements AutoCloseable {
  static ExternalTokenServer start() throws Exception {
    var provider = new FakeIdentityProvider();
    var server = ApplicationContext.run(EmbeddedServer.class, provider.settings());
    return new ExternalTokenServer(provider, server, ApiClient.at(server.getURI()));
  }

  ApiResponse who(String token) {
    return nobody.withToken(token).get("/who-am-i");
  }

  void refuses(JWTClaimsSet.Builder claims) throws Exception {
    who(provider.token(claims.build())).expect(401);
  }

  void accepts(JWTClaimsSet.Builder claims) throws Exception {
    who(provider.token(claims.build())).expect(200);
  }

  @Override
  public void close() {
    server.close();
    provider.close();
  }
}
