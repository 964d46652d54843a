package io.insula.kernel.web.connection;

import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Refuses bodies with a content coding that {@link GzipBodyDecoder} has not decoded. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(ContentCodingFilter.BEFORE_SECURITY)
final class ContentCodingFilter {
  static final int BEFORE_SECURITY = 10_000;

  private static final String GZIP = "gzip";
  private static final String GZIP_BY_ITS_OLD_NAME = "x-gzip";
  private static final String NONE = "identity";

  static boolean isGzip(String coding) {
    return coding.equalsIgnoreCase(GZIP) || coding.equalsIgnoreCase(GZIP_BY_ITS_OLD_NAME);
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    for (var coding : request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING)) {
      if (!coding.isBlank() && !coding.strip().equalsIgnoreCase(NONE)) {
        throw new ProblemException(
            ProblemType.UNSUPPORTED_CONTENT,
            "Send the body without a Content-Encoding, or only with gzip.");
      }
    }
  }
}
