package io.insula.console.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The one HTML page of the console. All addresses are relative, so the page also works behind a
 * proxy that adds a path prefix.
 */
@Singleton
final class ConsolePage {
  private static final String MAIN = "main.js";

  /** The module that the browser loads and runs before the other modules. */
  private static final String FIRST = "first-texts.js";

  /**
   * The first script of the page, which also runs in old browsers. The script notices files that
   * cannot be loaded.
   */
  private static final String SUPPORTED = "supported.js";

  private final String importMap;
  private final String head;
  private final String contentSecurityPolicy;

  /**
   * @param hasSignUp whether everyone can create their own account
   * @param development whether the page has the screens for developers
   */
  ConsolePage(
      Assets assets,
      IdentityProvider provider,
      @Value("${insula.accounts.sign-up:false}") boolean hasSignUp,
      @Value("${insula.development:false}") boolean development) {
    this.importMap = importMap(assets);
    this.head =
        (development ? "<meta name=\"insula-development\">\n" : "")
            + settings(provider, hasSignUp)
            + head(assets);
    this.contentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'sha256-"
            + Base64.getEncoder().encodeToString(Asset.sha256(importMap.getBytes(UTF_8)))
            + "'; connect-src 'self'"
            + (provider.isConfigured() ? " " + provider.tokenOrigin() : "")
            + "; img-src 'self' data: blob:; object-src 'none'; base-uri 'self';"
            + " form-action 'self'; frame-ancestors 'none'";
  }

  /**
   * Returns the value of {@code Content-Security-Policy}. The only allowed inline script is the
   * import map.
   */
  String contentSecurityPolicy() {
    return contentSecurityPolicy;
  }

  /**
   * Returns the page.
   *
   * @param depth the number of slashes in the path of the request, without the first slash
   */
  String at(int depth) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <base href="%s">
    <title>Insula</title>
    %s
    </head>
    <body>
    <div id="too-old" class="notice notice-error" role="alert" hidden>
    <p>This browser is too old for this page. Use Chrome or Edge 123, Firefox 120, Safari 17.5, or newer.</p>
    <p lang="pl">Ta przeglądarka jest za stara dla tej strony. Użyj Chrome lub Edge 123, Firefox 120, Safari 17.5 albo nowszej.</p>
    <p lang="ar" dir="rtl">هذا المتصفح قديم جدًا لهذه الصفحة. استخدم Chrome أو Edge 123 أو Firefox 120 أو Safari 17.5 أو أحدث.</p>
    </div>
    <div id="not-started" class="not-started" role="alert">
    <p>This page has not started yet. It loads again as soon as the server answers. You can also reload it.</p>
    <p lang="pl">Ta strona jeszcze się nie uruchomiła. Wczyta się ponownie, gdy tylko serwer odpowie. Można ją też odświeżyć.</p>
    <p lang="ar" dir="rtl">لم تبدأ هذه الصفحة بعد. سيُعاد تحميلها حالما يستجيب الخادم. يمكنك أيضًا إعادة تحميلها بنفسك.</p>
    </div>
    <div id="console"><noscript>
    <p>This page needs JavaScript.</p>
    <p lang="pl">Ta strona wymaga JavaScriptu.</p>
    <p lang="ar" dir="rtl">تحتاج هذه الصفحة إلى JavaScript.</p>
    </noscript></div>
    </body>
    </html>
    """
        .formatted(depth == 0 ? "./" : "../".repeat(depth), head);
  }

  /** Returns the meta elements from which the script reads the settings of sign-up and sign-in. */
  private static String settings(IdentityProvider provider, boolean hasSignUp) {
    var signUp = hasSignUp ? "<meta name=\"insula-sign-up\" content=\"on\">\n" : "";
    return provider.isConfigured()
        ? signUp + "<meta name=\"insula-oidc\" content=\"" + inAttribute(provider.json()) + "\">\n"
        : signUp;
  }

  private static String inAttribute(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  private String head(Assets assets) {
    var preloads =
        assets.withImports(MAIN).stream()
            .map(module -> "<link rel=\"modulepreload\" href=\"" + module.address() + "\">\n")
            .collect(Collectors.joining());
    return """
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <script src="%s"></script>
    <link rel="icon" href="%s">
    <link rel="stylesheet" href="%s">
    <script type="importmap">%s</script>
    <script type="module" src="%s"></script>
    %s<script type="module" src="%s"></script>\
    """
        .formatted(
            assets.require(SUPPORTED).address(),
            assets.require("icon.svg").address(),
            assets.require(Assets.STYLES).address(),
            importMap,
            assets.require(FIRST).address(),
            preloads,
            assets.require(MAIN).address());
  }

  private static String importMap(Assets assets) {
    var imports = new TreeMap<String, String>();
    assets.byName().forEach((name, asset) -> imports.put(name, "./" + asset.address()));
    try {
      return new ObjectMapper()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .writeValueAsString(Map.of("imports", imports));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of texts cannot be written as JSON", e);
    }
  }
}
