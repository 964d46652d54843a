package io.insula.kernel.web.negotiation;

import io.insula.kernel.web.ProxiedRoute;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.MessageBodyHandlerRegistry;
import io.micronaut.http.body.MessageBodyWriter;
import io.micronaut.http.server.RouteExecutor;
import io.micronaut.http.server.types.files.FileCustomizableResponseType;
import io.micronaut.web.router.RouteAttributes;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets headers of the response to a HEAD as in the response to a GET (RFC 9110, section 8.6): the
 * content type, and the length if it is known in advance. Without a length, the framework closes
 * the connection.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class HeadResponseFilter {
  /**
   * The minimum size of a response that the framework compresses, in bytes. Compression makes the
   * length unknown.
   */
  private static final long MIN_COMPRESSED_BYTES = 1024;

  private final RouteExecutor routes;
  private final MessageBodyHandlerRegistry writers;

  HeadResponseFilter(RouteExecutor routes, MessageBodyHandlerRegistry writers) {
    this.routes = routes;
    this.writers = writers;
  }

  @ResponseFilter
  void complete(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (request.getMethod() == HttpMethod.HEAD) {
      setContentType(request, response);
      setLength(request, response);
    }
  }

  private void setContentType(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.code() == HttpStatus.OK.getCode() && response.getContentType().isEmpty()) {
      typeOfFile(response)
          .or(
              () ->
                  RouteAttributes.getRouteInfo(request)
                      .map(route -> routes.resolveDefaultResponseContentType(request, route)))
          .ifPresent(response::contentType);
    }
  }

  private static Optional<MediaType> typeOfFile(MutableHttpResponse<?> response) {
    return response
        .getAttribute(HttpAttributes.HEAD_BODY, FileCustomizableResponseType.class)
        .map(FileCustomizableResponseType::getMediaType);
  }

  private void setLength(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (!isForwarded(request) && !response.getHeaders().contains(HttpHeaders.CONTENT_LENGTH)) {
      lengthOf(response)
          .filter(
              length ->
                  length < MIN_COMPRESSED_BYTES
                      || !request.getHeaders().contains(HttpHeaders.ACCEPT_ENCODING))
          .ifPresent(response::contentLength);
    }
  }

  /** Returns whether the request is forwarded to another process, which sets the length. */
  private static boolean isForwarded(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(ProxiedRoute.class))
        .isPresent();
  }

  private Optional<Long> lengthOf(MutableHttpResponse<?> response) {
    var body =
        response.getBody().map(Object.class::cast).or(() -> RouteAttributes.getHeadBody(response));
    return body.isEmpty() ? Optional.of(0L) : body.flatMap(sent -> lengthOf(sent, response));
  }

  private Optional<Long> lengthOf(Object body, MutableHttpResponse<?> response) {
    if (body instanceof FileCustomizableResponseType || Publishers.isConvertibleToPublisher(body)) {
      return Optional.empty();
    }
    @SuppressWarnings("unchecked")
    var type = (Argument<Object>) Argument.of(body.getClass());
    var mediaType = response.getContentType().orElse(MediaType.APPLICATION_JSON_TYPE);
    return writers
        .findWriter(type, List.of(mediaType))
        .map(writer -> lengthOf(body, type, mediaType, writer));
  }

  private static <T> long lengthOf(
      T body, Argument<T> type, MediaType mediaType, MessageBodyWriter<T> writer) {
    var counted = new Counter();
    writer.writeTo(type, mediaType, body, HttpResponse.ok().getHeaders(), counted);
    return counted.bytes;
  }

  /** Counts the bytes and discards them. */
  private static final class Counter extends OutputStream {
    private long bytes;

    @Override
    public void write(int single) {
      bytes++;
    }

    @Override
    public void write(byte @Nullable [] several, int offset, int length) {
      bytes += length;
    }
  }
}
