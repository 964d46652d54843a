package io.insula.kernel.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Test routes with entity tags. */
@Controller("/tagged")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "insula.test.parcels")
class TaggedController {
  static final String TAG = "\"tag\"";

  @Get(value = "/text", produces = MediaType.TEXT_PLAIN)
  HttpResponse<String> text() {
    return HttpResponse.ok("abc".repeat(10_000)).header(HttpHeaders.ETAG, TAG);
  }

  @Get(value = "/compressed", produces = MediaType.TEXT_PLAIN)
  HttpResponse<byte[]> compressed() {
    return HttpResponse.ok(new byte[10_000])
        .header(HttpHeaders.CONTENT_ENCODING, "gzip")
        .header(HttpHeaders.ETAG, TAG);
  }
}
