package io.insula.cycles.internal.cycle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Distinguishes a field that is null from a missing one. */
final class GivenDeserializer extends StdDeserializer<Given<?>> implements ContextualDeserializer {
  private static final long serialVersionUID = 1L;

  private final JavaType content;

  GivenDeserializer() {
    this(TypeFactory.unknownType());
  }

  private GivenDeserializer(JavaType content) {
    super(Given.class);
    this.content = content;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    return new GivenDeserializer(context.getContextualType().containedTypeOrUnknown(0));
  }

  @Override
  public Given<?> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return new Given<>(context.readValue(parser, content));
  }

  @Override
  public Given<?> getNullValue(DeserializationContext context) {
    return new Given<>(null);
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }
}
