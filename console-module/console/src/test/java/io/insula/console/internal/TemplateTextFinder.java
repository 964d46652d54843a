package io.insula.console.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the texts that a module has between tags of its {@code html} templates, and in attributes
 * that people read or that screen readers read aloud. It recognizes strings, comments and nested
 * templates, but not regular expressions with quotes or back quotes.
 */
final class TemplateTextFinder {
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "(?:aria-label|aria-description|aria-valuetext|title|placeholder|alt|label|hint|caption"
              + "|text|lead|confirm|reason)=(?:\"([^\"]*)\"|'([^']*)')");

  private final String code;
  private final List<String> found = new ArrayList<>();
  private final Deque<Place> places = new ArrayDeque<>();
  private int at;

  private TemplateTextFinder(String code) {
    this.code = code;
  }

  /** Returns the texts with at least one letter. */
  static List<String> in(String code) {
    var texts = new TemplateTextFinder(code);
    texts.places.push(new Place(false, false));
    while (texts.at < code.length()) {
      texts.step();
    }
    return texts.found.stream()
        .map(String::strip)
        .filter(text -> text.codePoints().anyMatch(Character::isLetter))
        .toList();
  }

  private void step() {
    var place = places.getFirst();
    if (place.isTemplate) {
      inTemplate(place);
    } else {
      inCode(place);
    }
  }

  private void inCode(Place place) {
    char character = code.charAt(at);
    if (character == '\'' || character == '"') {
      at = endOfString(character);
    } else if (code.startsWith("//", at)) {
      at = endOf("\n");
    } else if (code.startsWith("/*", at)) {
      at = endOf("*/");
    } else if (character == '`') {
      places.push(new Place(true, code.startsWith("html", at - 4)));
      at++;
    } else {
      place.braces += character == '{' ? 1 : character == '}' ? -1 : 0;
      if (place.braces < 0) {
        places.pop();
      }
      at++;
    }
  }

  private void inTemplate(Place place) {
    char character = code.charAt(at);
    if (character == '`') {
      end(place);
      places.pop();
      at++;
    } else if (code.startsWith("${", at)) {
      places.push(new Place(false, false));
      at += 2;
    } else if (character == '\\') {
      at += 2;
    } else {
      if (character == '<') {
        end(place);
        place.isInTag = true;
      } else if (character == '>') {
        endTag(place);
      } else if (place.isHtml) {
        place.text.append(character);
      }
      at++;
    }
  }

  private void end(Place place) {
    if (place.isInTag) {
      endTag(place);
    }
    found.add(place.text.toString());
    place.text.setLength(0);
  }

  /** Collects the texts in the attributes of a tag. Expressions are not part of these texts. */
  private void endTag(Place place) {
    ATTRIBUTE
        .matcher(place.text)
        .results()
        .map(attribute -> attribute.group(1) == null ? attribute.group(2) : attribute.group(1))
        .forEach(found::add);
    place.text.setLength(0);
    place.isInTag = false;
  }

  private int endOfString(char quote) {
    int end = at + 1;
    while (end < code.length() && code.charAt(end) != quote) {
      end += code.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  private int endOf(String mark) {
    int end = code.indexOf(mark, at + 2);
    return end < 0 ? code.length() : end + mark.length();
  }

  /** A nested part of the read code: code between braces, or the text of a template. */
  private static final class Place {
    final boolean isTemplate;
    final boolean isHtml;
    final StringBuilder text = new StringBuilder();
    boolean isInTag;
    int braces;

    Place(boolean isTemplate, boolean isHtml) {
      this.isTemplate = isTemplate;
      this.isHtml = isHtml;
    }
  }
}
