package io.insula.console.internal;

import io.insula.kernel.web.EntityTag;
import io.insula.kernel.web.QueryIgnored;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.regex.Pattern;

/**
 * Routes of the console's page, and of the files that the page loads. The page is at the root of
 * the server and below {@code /console}.
 */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class ConsoleController {
  private static final String GZIP = "gzip";

  /**
   * Matches {@code gzip} in a header {@code Accept-Encoding}, unless its quality is zero (RFC 9110,
   * 12.5.3).
   */
  private static final Pattern ACCEPTED_GZIP =
      Pattern.compile(
          "(?:^|,)\\s*gzip\\s*(?:,|$|;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$)))", Pattern.CASE_INSENSITIVE);

  private final ConsolePage page;
  private final Assets assets;

  ConsoleController(ConsolePage page, Assets assets) {
    this.page = page;
    this.assets = assets;
  }

  @Get(uris = {"/", "/console"})
  @QueryIgnored
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> start(HttpRequest<?> request) {
    return page(request);
  }

  /**
   * Returns the same page for every screen. The script in the page then shows the screen of the
   * path.
   */
  @Get("/console/{+screen}")
  @QueryIgnored
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> screen(String screen, HttpRequest<?> request) {
    return page(request);
  }

  /** Returns a file. The status is 404 if the hash is from another version of the server. */
  @Get("/console/assets/{hash}/{+path}")
  @Produces(MediaType.ALL)
  HttpResponse<?> asset(String hash, String path, HttpRequest<?> request) {
    return assets
        .find(path)
        .filter(asset -> asset.hash().equals(hash))
        .<HttpResponse<?>>map(asset -> answer(asset, request))
        .orElseGet(HttpResponse::notFound);
  }

  private HttpResponse<String> page(HttpRequest<?> request) {
    var slashes = (int) request.getPath().chars().filter(character -> character == '/').count();
    return HttpResponse.ok(page.at(slashes - 1))
        .contentType(new MediaType("text/html;charset=utf-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header("Content-Security-Policy", page.contentSecurityPolicy());
  }

  private static HttpResponse<?> answer(Asset asset, HttpRequest<?> request) {
    var isCompressed = acceptsGzip(request);
    var tag = new EntityTag(isCompressed ? asset.hash() + "-" + GZIP : asset.hash(), false);
    if (tag.isIn(request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH))) {
      return withCaching(HttpResponse.notModified(), tag);
    }
    var response = withCaching(HttpResponse.ok(), tag).contentType(MediaType.of(asset.type()));
    return isCompressed
        ? response.header(HttpHeaders.CONTENT_ENCODING, GZIP).body(asset.gzip())
        : response.body(asset.content());
  }

  private static MutableHttpResponse<Object> withCaching(
      MutableHttpResponse<Object> response, EntityTag tag) {
    return response
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header(HttpHeaders.ETAG, tag.header())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
  }

  private static boolean acceptsGzip(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING).stream()
        .anyMatch(value -> ACCEPTED_GZIP.matcher(value).find());
  }
}
