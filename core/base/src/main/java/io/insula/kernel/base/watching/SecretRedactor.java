package io.insula.kernel.base.watching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes JWTs, and values after the word {@code password}, from text that leaves the process.
 * Insula never writes such secrets on purpose, but the error message of a library can contain a
 * secret. The time grows linearly with the text.
 */
final class SecretRedactor {
  /**
   * Matches what can begin a JWT; the group matches only after a JWT. The first part of a JWT is a
   * JSON object in Base64, so a JWT always begins with {@code eyJ}. The possessive quantifiers keep
   * the time linear: no character is read again if no JWT follows.
   */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{5,}+(\\.[A-Za-z0-9_-]++\\.?[A-Za-z0-9_-]*+)?");

  /**
   * Matches the text before a password. The second group is the quote that begins the password. Its
   * backslashes are those of a quote within a JSON string.
   */
  private static final Pattern BEFORE_PASSWORD =
      Pattern.compile("(?i)password(\\\\*+[\"'])?\\s*+[=:]\\s*+(\\\\*+[\"'])?");

  /** Matches what follows a string in JSON, but not a password that begins with a bracket. */
  private static final Pattern AFTER_JSON_STRING =
      Pattern.compile("\\s*+(?:[}\\]](?:[\\s}\\],]|$)|,\\s*+[\"{\\[])");

  private static final String ENDS_OF_UNQUOTED = " \t\n\u000b\f\r\"'&,;)}";

  private SecretRedactor() {}

  static String masked(String text) {
    return maskPasswords(
        TOKEN
            .matcher(text)
            .replaceAll(found -> found.group(1) == null ? found.group() : "[token]"));
  }

  /**
   * Returns a copy with masked names and strings. Everything in a field whose name ends in {@code
   * password} is masked, also a number, except null and empty strings.
   */
  static JsonNode masked(JsonNode json) {
    return masked(json, false);
  }

  private static JsonNode masked(JsonNode json, boolean isPassword) {
    return switch (json) {
      case ObjectNode object -> {
        var copy = object.objectNode();
        for (var field : object.properties()) {
          var name = field.getKey();
          copy.set(masked(name), masked(field.getValue(), isPassword || isPasswordName(name)));
        }
        yield copy;
      }
      case ArrayNode array -> {
        var copy = array.arrayNode(array.size());
        array.forEach(each -> copy.add(masked(each, isPassword)));
        yield copy;
      }
      case ValueNode value when isPassword && !value.isNull() && !value.asText().isEmpty() ->
          TextNode.valueOf("[password]");
      case TextNode text -> TextNode.valueOf(masked(text.textValue()));
      default -> json;
    };
  }

  private static boolean isPasswordName(String field) {
    return field.toLowerCase(Locale.ROOT).endsWith("password");
  }

  private static String maskPasswords(String text) {
    var before = BEFORE_PASSWORD.matcher(text);
    var masked = new StringBuilder();
    var copied = 0;
    var end = 0;
    while (before.find(end)) {
      end = endsJsonString(before, text) ? before.end() : endOfPassword(text, before);
      if (end > before.end()) {
        masked.append(text, copied, before.end()).append("[password]");
        copied = end;
      }
    }
    return masked.append(text, copied, text.length()).toString();
  }

  /**
   * Returns whether the quote after the word does not begin a password, but ends a JSON string, as
   * in {@code {"message":"Wrong password:","type":"x"}}.
   */
  private static boolean endsJsonString(Matcher before, String text) {
    return before.group(1) == null
        && "\"".equals(before.group(2))
        && AFTER_JSON_STRING.matcher(text).region(before.end(), text.length()).lookingAt();
  }

  /**
   * Returns the index after the password. A quoted password also ends at the end of its line, and
   * at a double quote, so that masking never removes the end of a JSON string.
   */
  private static int endOfPassword(String text, Matcher before) {
    var quote = before.group(2);
    var backslashes = 0;
    for (var i = before.end(); i < text.length(); i++) {
      var next = text.charAt(i);
      var isEnd =
          quote == null
              ? ENDS_OF_UNQUOTED.indexOf(next) >= 0
              : next == '\n'
                  || next == '\r'
                  || (next == '"' && !isEscaped(backslashes, quote.length()))
                  || (next == '\'' && quote.endsWith("'") && backslashes < quote.length());
      if (isEnd) {
        return i - backslashes;
      }
      backslashes = next == '\\' ? backslashes + 1 : 0;
    }
    return text.length();
  }

  /**
   * Returns whether a double quote after these backslashes is a part of the password. A quote that
   * begins a password after {@code length - 1} backslashes is escaped within it by {@code length}
   * more. Single quotes are simpler: JSON doubles their backslashes, so every backslash escapes.
   */
  private static boolean isEscaped(int backslashes, int length) {
    return backslashes % (2 * length) == 2 * length - 1;
  }
}
