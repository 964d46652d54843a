package io.insula.kernel.web.negotiation;

import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Corrects the headers that select the route of a request and its format. Responses are always in
 * UTF-8 and in English.
 *
 * <ul>
 *   <li>Ranges in {@code Accept} are replaced by the types that they include.
 *   <li>An invalid {@code Content-Type} is refused.
 *   <li>{@code Accept-Charset} and a malformed or very long {@code Accept-Language} are removed,
 *       because they make the framework fail.
 * </ul>
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(NegotiationHeaderFilter.FIRST)
final class NegotiationHeaderFilter {
  static final int FIRST = -10_000;

  /**
   * The maximum number of characters of an {@code Accept-Language}. The time that the framework's
   * parser takes grows with the square of this number.
   */
  private static final int MAX_LANGUAGES_LENGTH = 1_000;

  // The quantifiers are possessive. Otherwise Java would match groups by recursion, and a long text
  // could overflow the stack.
  private static final String LANGUAGE =
      "[A-Za-z0-9*]++(?:-[A-Za-z0-9*]++)*+(?:\\s*+;\\s*+q=[01](?:\\.\\d*+)?)?";
  private static final Pattern LANGUAGES =
      Pattern.compile(LANGUAGE + "(?:\\s*+,\\s*+" + LANGUAGE + ")*+");

  private final BeanProvider<ProducedTypes> produced;

  NegotiationHeaderFilter(BeanProvider<ProducedTypes> produced) {
    this.produced = produced;
  }

  @PreMatching
  @RequestFilter
  void prepare(HttpRequest<?> request) {
    if (request.getHeaders() instanceof MutableHttpHeaders headers) {
      headers.remove(HttpHeaders.ACCEPT_CHARSET);
      if (!areLanguages(headers.getAll(HttpHeaders.ACCEPT_LANGUAGE))) {
        headers.remove(HttpHeaders.ACCEPT_LANGUAGE);
      }
      expandAccept(headers);
    }
  }

  @RequestFilter
  void checkContentType(HttpRequest<?> request) {
    if (request.getHeaders().contains(HttpHeaders.CONTENT_TYPE)
        && request.getContentType().isEmpty()) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_CONTENT,
          "The header Content-Type is not a valid media type, for instance application/json.");
    }
  }

  private static boolean areLanguages(List<String> lists) {
    return lists.stream()
        .allMatch(
            list -> list.length() <= MAX_LANGUAGES_LENGTH && LANGUAGES.matcher(list).matches());
  }

  private void expandAccept(MutableHttpHeaders headers) {
    var accepted = headers.getAll(HttpHeaders.ACCEPT);
    if (AcceptedMediaRanges.areIn(accepted)) {
      headers.set(HttpHeaders.ACCEPT, AcceptedMediaRanges.expand(accepted, produced.get().all()));
    }
  }
}
