package io.insula.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The string literals of a Java source, without its text blocks. Literals that {@code +} joins are
 * one text, in which {@link #VALUE} stands for each operand that is not a literal, and for each
 * conversion such as {@code %d}.
 */
final class JavaStringLiterals {
  static final String VALUE = "\0";

  /**
   * Matches a string literal, in group 1. Also matches, without a group, what else can contain
   * quotation marks: text blocks, comments and character literals.
   */
  private static final Pattern LITERAL_OR_NOT =
      Pattern.compile(
          "\"\"\"[\\s\\S]*?\"\"\"|(\"(?:\\\\.|[^\"\\\\\\n])*\")"
              + "|/\\*[\\s\\S]*?\\*/|//[^\\n]*|'(?:\\\\.|[^'\\\\])+'");

  private static final Pattern UNICODE_ESCAPE = Pattern.compile("(?<!\\\\)\\\\u+(\\p{XDigit}{4})");

  private static final Pattern CONVERSION = Pattern.compile("%[-,.\\d]*[sd]");

  private final String source;
  private final List<String> found = new ArrayList<>();

  private JavaStringLiterals(String source) {
    this.source = source;
  }

  static List<String> in(String source) {
    var code =
        LITERAL_OR_NOT.matcher(source).replaceAll(match -> match.group(1) == null ? "" : "$1");
    var texts = new JavaStringLiterals(code);
    texts.scan(0, code.length());
    return texts.found;
  }

  private void scan(int from, int end) {
    var at = source.indexOf('"', from);
    while (at >= 0 && at < end) {
      at = source.indexOf('"', text(at, end));
    }
  }

  /** Reads the text that begins with the literal at a position. Returns the position after it. */
  private int text(int start, int end) {
    var text =
        new StringBuilder(source.substring(0, start).stripTrailing().endsWith("+") ? VALUE : "");
    var at = start;
    while (true) {
      var next = operandEnd(at, end);
      if (source.charAt(at) == '"') {
        var close = literalEnd(at);
        text.append(withoutUnicodeEscapes(source.substring(at + 1, close)).translateEscapes());
        scan(close + 1, next);
      } else {
        text.append(VALUE);
        scan(at, next);
      }
      if (next >= end || source.charAt(next) != '+') {
        found.add(CONVERSION.matcher(text).replaceAll(VALUE));
        return next;
      }
      at = next + 1;
      while (at < end && Character.isWhitespace(source.charAt(at))) {
        at++;
      }
    }
  }

  /** Returns the position of the operator, comma, semicolon or bracket that ends an operand. */
  private int operandEnd(int start, int end) {
    var depth = 0;
    for (var at = start; at < end; at++) {
      var character = source.charAt(at);
      if (character == '"') {
        at = literalEnd(at);
      } else if ("([{".indexOf(character) >= 0) {
        depth++;
      } else if (depth > 0) {
        depth -= ")]}".indexOf(character) >= 0 ? 1 : 0;
      } else if (")]},;?:+".indexOf(character) >= 0) {
        return at;
      }
    }
    return end;
  }

  private static String withoutUnicodeEscapes(String literal) {
    return UNICODE_ESCAPE
        .matcher(literal)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(match.group(1), 16))));
  }

  /** Returns the position of the quotation mark that ends a literal. */
  private int literalEnd(int start) {
    var at = start + 1;
    while (source.charAt(at) != '"') {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
