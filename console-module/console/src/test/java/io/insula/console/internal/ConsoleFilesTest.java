package io.insula.console.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the files of the page, which no compiler checks: its modules, styles and texts. */
class ConsoleFilesTest {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)(?:\\bfrom\\s+|^import\\s+|\\bimport\\(\\s*)['\"]([^'\"]+)['\"]");
  private static final Pattern KEY = Pattern.compile("\\bt\\(\\s*['\"`]([^'\"`]+)['\"`]");
  private static final Pattern OTHER_KEY =
      Pattern.compile("['\"`]([a-zA-Z][\\w-]*(?:\\.[\\w-]+)+)['\"`]");
  private static final Pattern TEXT_ATTRIBUTE =
      Pattern.compile("\\b(?:title|label|hint|placeholder|alt|aria-label)=\"[^\"$]*\\p{L}");
  private static final Pattern TEXT_IN_CODE =
      Pattern.compile(
          "(?:\\b(?:title|label|hint|caption|text|lead|confirm|reason)\\s*:|\\bannounce\\()"
              + "\\s*['\"`][^'\"`$]*\\p{L}");

  /**
   * Matches texts with dots that are not message keys: names in the browser's storage, names of
   * files, classes of {@code Intl}, and the name of a field.
   */
  private static final Pattern NO_KEY =
      Pattern.compile("insula\\.[\\w-]+|[\\w-]+\\.csv|Intl\\.\\w+|ballot\\.type");

  /** Matches the place of an empty list, and what stands in it before the first closing tag. */
  private static final Pattern EMPTY =
      Pattern.compile("(?s)<\\$\\{Empty}(?:[^>]|=>)*>(?<!/>)(.*?)<//>|<\\$\\{Empty}[^>]*(?<=/)>()");

  /** Matches what can say what to do next: a link, a paragraph, or a component such as a button. */
  private static final String STEP = "<(?:a|p|\\$\\{\\w+})[ >]";

  private static final Pattern COMPONENT =
      Pattern.compile("(?m)^export (?:class|function) ([A-Z]\\w*)");

  /** The parts of the page around each screen, which are also on the screen with the samples. */
  private static final Set<String> FRAME = Set.of("Layout", "Announcements", "ConnectionNotice");

  private static final Assets ASSETS = new Assets();

  @Test
  void modules_import_only_what_the_import_map_names() {
    for (var module : own(".js")) {
      assertThat(IMPORT.matcher(text(module)).results().map(match -> match.group(1)))
          .as(module.path())
          .allSatisfy(name -> assertThat(ASSETS.byName()).containsKey(name));
    }
  }

  @Test
  void every_text_has_a_key_and_every_key_a_text() throws IOException {
    var texts = keysOf("en");
    var used = new TreeSet<String>();
    for (var module : own(".js")) {
      var literal = KEY.matcher(text(module)).results().map(match -> match.group(1)).toList();
      assertThat(literal)
          .as(module.path())
          .allSatisfy(key -> assertThat(matching(texts, key)).as(key).isNotEmpty());
      literal.forEach(key -> used.addAll(matching(texts, key)));
      var other = OTHER_KEY.matcher(text(module)).results().map(match -> match.group(1)).toList();
      assertThat(other)
          .as(module.path())
          .allSatisfy(key -> assertThat(texts.contains(key) || isNoKey(key)).as(key).isTrue());
      used.addAll(other);
    }
    assertThat(used).containsAll(texts);
  }

  @Test
  void all_languages_have_the_same_keys() throws IOException {
    for (var language : languages()) {
      assertThat(keysOf(language)).as(language).isEqualTo(keysOf("en"));
    }
  }

  @Test
  void no_module_contains_a_text_of_the_page() {
    for (var module : own(".js")) {
      assertThat(TemplateTextFinder.in(text(module))).as(module.path()).isEmpty();
      assertThat(TEXT_ATTRIBUTE.matcher(text(module)).results().map(MatchResult::group))
          .as(module.path())
          .isEmpty();
      assertThat(TEXT_IN_CODE.matcher(text(module)).results().map(MatchResult::group))
          .as(module.path())
          .isEmpty();
    }
  }

  @Test
  void no_module_makes_markup_or_code_from_text() {
    for (var module : own(".js")) {
      assertThat(text(module))
          .as(module.path())
          .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
          .doesNotContain("dangerouslySetInnerHTML", "eval(", "new Function", "javascript:");
    }
  }

  @Test
  void styles_use_colours_only_by_their_tokens() {
    for (var style : own(".css")) {
      if (!style.path().endsWith("1-tokens.css") && !style.path().equals(Assets.STYLES)) {
        assertThat(text(style))
            .as(style.path())
            .doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b|rgba?\\(|hsla?\\(");
        assertThat(text(style))
            .as(style.path())
            .doesNotContainPattern("\\b(?:margin|padding|border)-(?:left|right)\\b|url\\(|@import")
            .doesNotContainPattern("(?m)^\\s*(?:left|right|float|clear)\\s*:")
            .doesNotContainPattern("text-align\\s*:\\s*(?:left|right)\\b");
      }
    }
  }

  @Test
  void each_empty_list_says_what_to_do_next() {
    for (var module : own(".js")) {
      assertThat(EMPTY.matcher(text(module)).results())
          .as(module.path())
          .allSatisfy(empty -> assertThat(empty.group(1)).containsPattern(STEP));
    }
  }

  @Test
  void each_component_has_a_sample_for_developers() {
    var samples =
        own(".js").stream()
            .filter(module -> module.path().matches("screens/components(-\\w+)?\\.js"))
            .map(ConsoleFilesTest::text)
            .collect(Collectors.joining());
    var components =
        own(".js").stream()
            .filter(module -> module.path().startsWith("ui/"))
            .flatMap(module -> COMPONENT.matcher(text(module)).results())
            .map(component -> component.group(1));
    assertThat(components.filter(component -> !FRAME.contains(component)))
        .isNotEmpty()
        .allSatisfy(component -> assertThat(samples).contains("<${" + component + "}"));
  }

  @Test
  void the_first_view_weighs_less_than_120_kilobytes() {
    var modules = ASSETS.withImports("main.js");
    var weight =
        modules.stream().mapToInt(module -> module.gzip().length).sum()
            + ASSETS.require(Assets.STYLES).gzip().length
            + languages().stream().mapToInt(this::weightOfTexts).max().orElseThrow()
            + ASSETS.require("icon.svg").gzip().length
            + new ConsolePage(ASSETS, IdentityProviderTest.none(), true, true).at(0).length();

    assertThat(weight).isLessThan(120_000);
  }

  private int weightOfTexts(String language) {
    return ASSETS.require("messages/" + language + ".json").gzip().length;
  }

  private static boolean isNoKey(String text) {
    return NO_KEY.matcher(text).matches();
  }

  private List<Asset> own(String ending) {
    return ASSETS.all().stream()
        .filter(asset -> !asset.isVendored() && asset.path().endsWith(ending))
        .toList();
  }

  private static String text(Asset asset) {
    return new String(asset.content(), UTF_8);
  }

  private List<String> languages() {
    return ASSETS.all().stream()
        .map(Asset::path)
        .filter(path -> path.matches("messages/\\w+\\.json"))
        .map(path -> path.replaceAll("messages/|\\.json", ""))
        .toList();
  }

  private Collection<String> keysOf(String language) throws IOException {
    var texts =
        new ObjectMapper().readTree(ASSETS.require("messages/" + language + ".json").content());
    var keys = new TreeSet<String>();
    texts.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /**
   * Returns the keys that a key in the code can match: {@code phase.${phase}} matches the keys of
   * all phases.
   */
  private static List<String> matching(Collection<String> keys, String key) {
    var pattern =
        Pattern.compile(
            Stream.of(key.split("\\$\\{[^}]*}", -1))
                .map(Pattern::quote)
                .reduce((start, end) -> start + "[\\w-]+" + end)
                .orElseThrow());
    return keys.stream().filter(pattern.asMatchPredicate()).toList();
  }
}
