package io.insula.kernel.security.tokens;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A fake external identity provider that listens on loopback. */
final class FakeIdentityProvider implements AutoCloseable {
  static final String ISSUER = "https://identity.example";
  static final String AUDIENCE = "popee";

  private final HttpServer server;
  private final AtomicReference<ECKey> key = new AtomicReference<>();
  private final AtomicReference<JWKSet> published = new AtomicReference<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private volatile String location = "";

  FakeIdentityProvider() throws Exception {
    rotate("first");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/jwks", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
  }

  /** Returns the settings of a server that trusts this provider. */
  Map<String, Object> settings() {
    return Map.of(
        "insula.jwks-url",
        url(),
        "insula.jwt.issuer",
        ISSUER,
        "insula.jwt.audience",
        AUDIENCE,
        "insula.test.who-am-i",
        "true");
  }

  void rotate(String keyId) throws Exception {
    key.set(new ECKeyGenerator(Curve.P_256).keyID(keyId).generate());
    published.set(new JWKSet(key.get()));
  }

  void publish(JWKSet keys) {
    published.set(keys);
  }

  ECKey key() {
    return key.get();
  }

  void answerWith(int newStatus) {
    status = newStatus;
  }

  /** Answers requests for keys with a redirect. */
  void redirectTo(String address) {
    location = address;
    status = 302;
  }

  int timesAsked() {
    return asked.get();
  }

  JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("google-oauth2|1234")
        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
        .claim("roles", List.of("MEMBER"));
  }

  String token() throws Exception {
    return token(claims().build());
  }

  String token(JWTClaimsSet claims) throws Exception {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key().getKeyID()).build();
    return token(header, claims, new ECDSASigner(key()));
  }

  static String token(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws Exception {
    var token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    var body = published.get().toString(true).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
    if (!location.isEmpty()) {
      exchange.getResponseHeaders().set("Location", location);
    }
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
