package io.insula.console.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that the texts of each language have the same keys and parameters as the English texts,
 * and the plural forms of their language.
 */
class LanguagesTest {
  /** The plural categories of each language for whole numbers and fractions, as CLDR has them. */
  private static final Map<String, Set<String>> PLURALS =
      Map.of(
          "en", Set.of("one", "other"),
          "pl", Set.of("one", "few", "many", "other"),
          "ar", Set.of("zero", "one", "two", "few", "many", "other"));

  /**
   * The plural categories that stand for a single number. Their forms may have this number as a
   * word.
   */
  private static final Set<String> SINGLE_NUMBERS = Set.of("zero", "one", "two");

  private static final Pattern FILE = Pattern.compile("messages/(\\w+)/([\\w-]+\\.json)");
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final Pattern BARE_CALL = Pattern.compile("\\bt\\('([^']+)'\\)");
  private static final Pattern OFFERED = Pattern.compile("export const LANGUAGES = \\{([^}]*)}");

  /** Matches the start tag of a paragraph; group 1 is its language, and is missing for English. */
  private static final Pattern PARAGRAPH =
      Pattern.compile("<p(?: lang=\"(\\w+)\")?(?: dir=\"rtl\")?>");

  private static final Assets ASSETS = new Assets();

  @Test
  void the_console_offers_each_language_that_has_texts() {
    var offered = OFFERED.matcher(text(ASSETS.require("first-texts.js")));

    assertThat(offered.find()).isTrue();
    assertThat(offered.group(1).split(","))
        .extracting(entry -> entry.split(":")[0].strip())
        .containsExactlyInAnyOrderElementsOf(PLURALS.keySet());
    assertThat(filesByLanguage().keySet()).isEqualTo(PLURALS.keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?s)<div id=\"too-old\".*?</div>",
        "(?s)<div id=\"not-started\".*?</div>",
        "(?s)<noscript>.*?</noscript>"
      })
  void the_sentences_for_pages_without_the_console_are_in_each_language(String place) {
    var page = new ConsolePage(ASSETS, IdentityProviderTest.none(), false, false).at(0);
    var sentences = Pattern.compile(place).matcher(page);

    assertThat(sentences.find()).isTrue();
    assertThat(PARAGRAPH.matcher(sentences.group()).results())
        .extracting(paragraph -> paragraph.group(1) == null ? "en" : paragraph.group(1))
        .containsExactlyInAnyOrderElementsOf(PLURALS.keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pl", "ar"})
  void a_language_has_the_files_and_keys_of_english(String language) throws IOException {
    var files = filesByLanguage();

    assertThat(files.get(language)).isEqualTo(files.get("en"));
    for (var file : files.get("en")) {
      assertThat(keysOf(textsOf(language, file))).as(file).isEqualTo(keysOf(textsOf("en", file)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "pl", "ar"})
  void a_text_has_the_plural_forms_of_its_language(String language) throws IOException {
    for (var file : filesByLanguage().get(language)) {
      for (var text : textsOf(language, file).properties()) {
        if (text.getValue().isObject()) {
          assertThat(keysOf(text.getValue())).as(text.getKey()).isEqualTo(PLURALS.get(language));
        }
        assertThat(formsOf(text.getValue()))
            .as(text.getKey())
            .allSatisfy((_, form) -> assertThat(form).isNotBlank().isEqualTo(form.strip()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "pl", "ar"})
  void a_text_has_the_parameters_of_english(String language) throws IOException {
    for (var file : filesByLanguage().get("en")) {
      var english = textsOf("en", file);
      for (var text : textsOf(language, file).properties()) {
        var expected = parametersOf(formsOf(english.get(text.getKey())).get("other"));
        formsOf(text.getValue())
            .forEach(
                (category, form) ->
                    assertThat(parametersOf(form))
                        .as(language + " " + text.getKey() + " " + category)
                        .isIn(allowed(expected, category)));
      }
    }
  }

  @Test
  void each_call_for_a_text_with_parameters_passes_some() throws IOException {
    var texts = new ObjectMapper().readTree(ASSETS.require("messages/en.json").content());
    for (var module : ASSETS.all()) {
      if (module.isScript() && !module.isVendored()) {
        assertThat(BARE_CALL.matcher(text(module)).results().map(match -> match.group(1)))
            .as(module.path())
            .allSatisfy(
                key -> assertThat(parametersOf(formsOf(texts.get(key)).get("other"))).isEmpty());
      }
    }
  }

  /**
   * Returns the sets of parameters that a form may have: those of the English text, and for a
   * single number also those without the number.
   */
  private static List<Set<String>> allowed(Set<String> expected, String category) {
    var allowed = new ArrayList<>(List.of(expected));
    if (SINGLE_NUMBERS.contains(category)) {
      var withoutCount = new HashSet<>(expected);
      withoutCount.remove("count");
      allowed.add(withoutCount);
    }
    return allowed;
  }

  private Map<String, Set<String>> filesByLanguage() {
    return ASSETS.all().stream()
        .map(asset -> FILE.matcher(asset.path()))
        .filter(file -> file.matches())
        .collect(
            Collectors.groupingBy(
                file -> file.group(1),
                Collectors.mapping(file -> file.group(2), Collectors.toCollection(TreeSet::new))));
  }

  private JsonNode textsOf(String language, String file) throws IOException {
    var asset = ASSETS.require("messages/" + language + "/" + file);
    return new ObjectMapper().readTree(asset.content());
  }

  private static Set<String> keysOf(JsonNode texts) {
    return texts.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  /**
   * Returns the forms of a text by their plural categories. A text without plural forms has the
   * category {@code other}.
   */
  private static Map<String, String> formsOf(JsonNode text) {
    return text.isTextual()
        ? Map.of("other", text.textValue())
        : text.properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, form -> form.getValue().textValue()));
  }

  private static Set<String> parametersOf(String text) {
    return PARAMETER
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static String text(Asset asset) {
    return new String(asset.content(), UTF_8);
  }
}
