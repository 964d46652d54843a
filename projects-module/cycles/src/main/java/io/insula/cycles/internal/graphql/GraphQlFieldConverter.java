package io.insula.cycles.internal.graphql;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts records to fields for GraphQL, with the same names and values as in other routes. */
@Singleton
class GraphQlFieldConverter {
  private static final TypeReference<LinkedHashMap<String, @Nullable Object>> FIELDS =
      new TypeReference<>() {};

  private final ObjectMapper json;

  GraphQlFieldConverter(ObjectMapper json) {
    // The server's mapper refuses null in lists and maps. The records converted here can contain
    // such values.
    this.json = json.copy();
    this.json.setDefaultSetterInfo(JsonSetter.Value.empty());
  }

  Map<String, @Nullable Object> of(Object value) {
    return json.convertValue(value, FIELDS);
  }

  @Nullable Map<String, @Nullable Object> ofNullable(@Nullable Object value) {
    return value == null ? null : of(value);
  }

  List<Map<String, @Nullable Object>> ofAll(List<?> values) {
    return values.stream().map(this::of).toList();
  }
}
