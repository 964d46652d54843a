package io.insula.kernel.web.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the names of enum constants in JSON in upper or lower case, as in queries. Jackson's own
 * setting for this would compare by the rules of Unicode instead of those of {@link
 * EnumNames#areSame}.
 */
final class CaseInsensitiveEnumHandler extends DeserializationProblemHandler {
  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String text, @Nullable String message) {
    return type.isEnum()
        ? EnumNames.find((Class<Enum>) type, text).map(Object.class::cast).orElse(NOT_HANDLED)
        : NOT_HANDLED;
  }
}
