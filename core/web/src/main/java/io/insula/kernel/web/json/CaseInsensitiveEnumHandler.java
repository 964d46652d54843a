package io.insula.kernel.web.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the names of enum constants in JSON in upper or lower case, by the rule of {@link
 * EnumNames#areSame}. Jackson's own setting would also ignore the case outside ASCII.
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
