package io.insula.console.browser;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.insula.testkit.ServerProcess.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An OpenID provider on loopback. It has one user at a time, who signs in without a password. It
 * checks what a provider must check in the authorization code flow: the client, the redirect
 * address, PKCE, and that each code is used once.
 */
final class FakeOpenIdProvider implements AutoCloseable {
  static final String USER = "google-oauth2|1234";
  private static final String AUDIENCE = "insula";
  private static final String CLIENT = "console of the tests";

  private final HttpServer server;
  private final ECKey key;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private volatile String audience = AUDIENCE;
  private volatile String user = USER;
  private volatile String returnedIssuer;
  private volatile String error = "";
  private volatile int lifetimeSeconds = 600;
  private volatile boolean isSignedIn;

  FakeOpenIdProvider() throws IOException, JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/jwks", exchange -> answer(exchange, 200, new JWKSet(key).toString()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.createContext("/end", this::endSession);
    server.start();
    returnedIssuer = issuer();
  }

  /**
   * Adds the settings with which a server accepts the tokens of this provider, and its console
   * offers to sign in there.
   */
  Settings trustedBy(Settings settings) {
    return settings
        .with("INSULA_JWKS_URL", issuer() + "/jwks")
        .with("INSULA_JWT_ISSUER", issuer())
        .with("INSULA_JWT_AUDIENCE", AUDIENCE)
        .with("INSULA_CONSOLE_OIDC_CLIENT_ID", CLIENT)
        .with("INSULA_CONSOLE_OIDC_AUTHORIZATION_ENDPOINT", issuer() + "/authorize")
        .with("INSULA_CONSOLE_OIDC_TOKEN_ENDPOINT", issuer() + "/token")
        .with("INSULA_CONSOLE_OIDC_END_SESSION_ENDPOINT", issuer() + "/end")
        .with("INSULA_CONSOLE_OIDC_NAME", "Town hall");
  }

  /**
   * From now on, this provider refuses each sign-in with this error. If the error is empty, the
   * provider accepts sign-ins again.
   */
  void refuseWith(String code) {
    error = code;
  }

  void issueFor(String newAudience) {
    audience = newAudience;
  }

  /**
   * From now on, this provider names another issuer when it sends the browser back to the console.
   */
  void pretendToBe(String otherIssuer) {
    returnedIssuer = otherIssuer;
  }

  /**
   * Sets the lifetime that answers state as {@code expires_in}. The tokens themselves are always
   * valid for 600 seconds.
   */
  void issueForSeconds(int seconds) {
    lifetimeSeconds = seconds;
  }

  /** From now on, this provider issues its tokens for this user. */
  void signInAs(String otherUser) {
    user = otherUser;
  }

  /** Ends the session that the user has at the provider. */
  void signOut() {
    isSignedIn = false;
  }

  boolean hasSession() {
    return isSignedIn;
  }

  /** Returns how many access tokens this provider has issued. */
  int tokens() {
    return tokens.get();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void authorize(HttpExchange exchange) throws IOException {
    var query = parameters(exchange.getRequestURI().getRawQuery());
    var isValid =
        "code".equals(query.get("response_type"))
            && CLIENT.equals(query.get("client_id"))
            && "S256".equals(query.get("code_challenge_method"))
            && query.getOrDefault("redirect_uri", "").endsWith("/console/signed-in");
    if (!isValid) {
      answer(exchange, 400, "{\"error\": \"invalid_request\"}");
      return;
    }
    var back = new HashMap<>(Map.of("state", query.get("state"), "iss", returnedIssuer));
    if (!error.isEmpty()) {
      back.put("error", error);
    } else if ("none".equals(query.get("prompt")) && !isSignedIn) {
      back.put("error", "login_required");
    } else {
      var code = UUID.randomUUID().toString();
      codes.put(code, query);
      back.put("code", code);
      isSignedIn = true;
    }
    redirect(exchange, query.get("redirect_uri"), back);
  }

  private void token(HttpExchange exchange) throws IOException {
    var form =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var isValid =
        CLIENT.equals(form.get("client_id"))
            && switch (form.getOrDefault("grant_type", "")) {
              case "authorization_code" -> isOfCode(form);
              case "refresh_token" -> "of the tests".equals(form.get("refresh_token"));
              default -> false;
            };
    if (isValid) {
      tokens.incrementAndGet();
      answer(
          exchange,
          200,
          "{\"token_type\": \"Bearer\", \"refresh_token\": \"of the tests\", \"expires_in\": "
              + lifetimeSeconds
              + ", \"access_token\": \""
              + accessToken()
              + "\"}");
    } else {
      answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
    }
  }

  /**
   * Returns whether a request for a token has an unused code and the right PKCE verifier: the one
   * that belongs to the challenge with which the code was requested.
   */
  private boolean isOfCode(Map<String, String> form) {
    var start = codes.remove(form.getOrDefault("code", ""));
    return start != null
        && start.get("redirect_uri").equals(form.get("redirect_uri"))
        && start.get("code_challenge").equals(challengeOf(form.get("code_verifier")));
  }

  private static String challengeOf(String verifier) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  private String accessToken() {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(audience)
            .subject(user)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(600)))
            .claim("roles", List.of("MEMBER"))
            .build();
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
      var token = new SignedJWT(header, claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("The elliptic-curve key cannot sign", e);
    }
  }

  private void endSession(HttpExchange exchange) throws IOException {
    isSignedIn = false;
    var query = parameters(exchange.getRequestURI().getRawQuery());
    redirect(exchange, query.get("post_logout_redirect_uri"), Map.of());
  }

  private static Map<String, String> parameters(String encoded) {
    return Stream.of(encoded.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1])));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void redirect(HttpExchange exchange, String target, Map<String, String> query)
      throws IOException {
    var encoded =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var location = URI.create(encoded.isEmpty() ? target : target + "?" + encoded);
    exchange.getResponseHeaders().set("Location", location.toString());
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
      var body = json.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
