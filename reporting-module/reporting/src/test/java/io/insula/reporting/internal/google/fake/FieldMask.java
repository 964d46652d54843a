package io.insula.reporting.internal.google.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The requested fields of a response, such as {@code a.b(c,d)}.
 *
 * @param fields the fields with the masks of their contents; empty for everything
 */
record FieldMask(Map<String, FieldMask> fields) {
  static FieldMask parse(String text) {
    var reader = new Reader(text);
    var mask = reader.list();
    if (reader.at < text.length()) {
      throw FakeErrorResponse.badRequest("Invalid field selection " + text);
    }
    return mask;
  }

  JsonNode apply(JsonNode node) {
    if (fields.isEmpty()) {
      return node;
    }
    if (node.isArray()) {
      var all = ((ArrayNode) node).arrayNode();
      node.forEach(each -> all.add(apply(each)));
      return all;
    }
    if (!node.isObject()) {
      throw FakeErrorResponse.badRequest("Invalid field selection");
    }
    var kept = ((ObjectNode) node).objectNode();
    fields.forEach(
        (name, mask) -> {
          if (node.has(name)) {
            kept.set(name, mask.apply(node.get(name)));
          }
        });
    return kept;
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    FieldMask list() {
      var fields = new TreeMap<String, FieldMask>();
      do {
        var name = name();
        fields.put(name, below());
      } while (skip(','));
      return new FieldMask(fields);
    }

    private FieldMask below() {
      if (skip('.') || skip('/')) {
        return new FieldMask(Map.of(name(), below()));
      }
      if (skip('(')) {
        var inner = list();
        if (!skip(')')) {
          throw FakeErrorResponse.badRequest("Invalid field selection " + text);
        }
        return inner;
      }
      return new FieldMask(Map.of());
    }

    private String name() {
      var start = at;
      while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
      if (at == start) {
        throw FakeErrorResponse.badRequest("Invalid field selection " + text);
      }
      return text.substring(start, at);
    }

    private boolean skip(char expected) {
      var found = at < text.length() && text.charAt(at) == expected;
      at += found ? 1 : 0;
      return found;
    }
  }
}
