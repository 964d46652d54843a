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

/**
 * Deserializes a {@link PatchField}. A field that is null becomes {@code new PatchField<>(null)},
 * and a missing field becomes null.
 */
final class PatchFieldDeserializer extends StdDeserializer<PatchField<?>>
    implements ContextualDeserializer {
  private static final long serialVersionUID = 1L;

  private final JavaType content;

  PatchFieldDeserializer() {
    this(TypeFactory.unknownType());
  }

  private PatchFieldDeserializer(JavaType content) {
    super(PatchField.class);
    this.content = content;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    return new PatchFieldDeserializer(context.getContextualType().containedTypeOrUnknown(0));
  }

  @Override
  public PatchField<?> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return new PatchField<>(context.readValue(parser, content));
  }

  @Override
  public PatchField<?> getNullValue(DeserializationContext context) {
    return new PatchField<>(null);
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }
}
