package io.insula.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The JSON schemas that other projects publish for their files. Copies of them are in this
 * repository.
 */
final class ThirdPartySchemaValidator {
  private ThirdPartySchemaValidator() {}

  /** Returns the errors of a document according to a schema; empty if the document is valid. */
  static List<String> violations(String schemaName, JsonNode document) {
    return SchemaRegistry.withDefaultDialect(Dialects.getDraft7())
        .getSchema(schema(schemaName))
        .validate(document)
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  /**
   * Returns a schema without its own address. Otherwise references that are relative to this
   * address would be fetched from the network.
   */
  private static JsonNode schema(String name) {
    try (var file =
        ThirdPartySchemaValidator.class.getResourceAsStream("/schemas/" + name + ".json")) {
      if (file == null) {
        throw new IllegalArgumentException("no schema " + name);
      }
      var schema = (ObjectNode) new ObjectMapper().readTree(new String(file.readAllBytes(), UTF_8));
      schema.remove(List.of("$id", "$schema"));
      return schema;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
