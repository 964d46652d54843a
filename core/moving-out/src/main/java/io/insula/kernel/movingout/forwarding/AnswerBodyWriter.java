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

/** Writes bodies that are bytes already. */
@Singleton
@Requires(condition = SomeAppIsRemote.class)
final class AnswerBodyWriter
    implements TypedMessageBodyWriter<AnswerBody>, ResponseBodyWriter<AnswerBody> {
  private static final Argument<AnswerBody> TYPE = Argument.of(AnswerBody.class);

  @Override
  public Argument<AnswerBody> getType() {
    return TYPE;
  }

  @Override
  public ByteBodyHttpResponse<?> write(
      ByteBodyFactory bodies,
      HttpRequest<?> request,
      MutableHttpResponse<AnswerBody> response,
      Argument<AnswerBody> type,
      MediaType mediaType,
      AnswerBody body) {
    return ByteBodyHttpResponseWrapper.wrap(
        response, writePiece(bodies, request, response, type, mediaType, body));
  }

  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory bodies,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<AnswerBody> type,
      MediaType mediaType,
      AnswerBody body) {
    return bodies.adapt(body.stream(bodies.readBufferFactory()), body.length());
  }

  @Override
  public void writeTo(
      Argument<AnswerBody> type,
      MediaType mediaType,
      AnswerBody body,
      MutableHeaders headers,
      OutputStream stream) {
    throw new UnsupportedOperationException("A forwarded answer is never written blockingly");
  }
}
