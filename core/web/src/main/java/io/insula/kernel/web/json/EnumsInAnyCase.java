package io.insula.kernel.web.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the names of enums in any case, as queries do. Jackson's setting for this compares by the
 * rules of Unicode, not by those of {@link EnumNames#areSame}.
 */
final class EnumsInAnyCase extends DeserializationProblemHandler {
  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String text, @Nullable String message) {
    return type.isEnum()
        ? EnumNames.find((Class<Enum>) type, text).map(Object.class::cast).orElse(NOT_HANDLED)
        : NOT_HANDLED;
  }
}
