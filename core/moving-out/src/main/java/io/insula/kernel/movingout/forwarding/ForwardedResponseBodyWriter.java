package io.insula.kernel.movingout.forwarding;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.ByteBodyHttpResponseWrapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.TypedMessageBodyWriter;
import jakarta.inject.Singleton;
import java.io.OutputStream;

/**
 * Writes the bodies of forwarded answers. The bodies are already bytes, so they are not encoded
 * again.
 */
@Singleton
@Requires(condition = AnyRemoteAppCondition.class)
final class ForwardedResponseBodyWriter
    implements TypedMessageBodyWriter<ForwardedResponseBody>,
        ResponseBodyWriter<ForwardedResponseBody> {
  private static final Argument<ForwardedResponseBody> TYPE =
      Argument.of(ForwardedResponseBody.class);

  @Override
  public Argument<ForwardedResponseBody> getType() {
    return TYPE;
  }

  @Override
  public ByteBodyHttpResponse<?> write(
      ByteBodyFactory bodies,
      HttpRequest<?> request,
      MutableHttpResponse<ForwardedResponseBody> response,
      Argument<ForwardedResponseBody> type,
      MediaType mediaType,
      ForwardedResponseBody body) {
    return ByteBodyHttpResponseWrapper.wrap(
        response, writePiece(bodies, request, response, type, mediaType, body));
  }

  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory bodies,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<ForwardedResponseBody> type,
      MediaType mediaType,
      ForwardedResponseBody body) {
    return bodies.adapt(body.stream(bodies.readBufferFactory()), body.length());
  }

  @Override
  public void writeTo(
      Argument<ForwardedResponseBody> type,
      MediaType mediaType,
      ForwardedResponseBody body,
      MutableHeaders headers,
      OutputStream stream) {
    throw new UnsupportedOperationException(
        "A forwarded answer is never written with blocking I/O");
  }
}
