package io.insula.template.apps;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The texts of a file that can be SQL. An architecture test takes the alias in {@code item.name}
 * for an app, so an app cannot have the name of an alias.
 *
 * @param hasStatement whether a text begins a statement; the other texts can be its parts
 */
record PossibleSqlTexts(List<String> texts, boolean hasStatement) {
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"");
  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|(?s)/\\*.*?\\*/");
  private static final Pattern STATEMENT =
      Pattern.compile("\\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|TRUNCATE|MERGE|COPY)\\s");

  static PossibleSqlTexts ofMigration(String file) {
    return new PossibleSqlTexts(List.of(COMMENT.matcher(file).replaceAll(" ")), true);
  }

  /** Returns the string literals in the source of a Java file. */
  static PossibleSqlTexts ofCode(String file) {
    var texts =
        LITERAL
            .matcher(file)
            .results()
            .map(MatchResult::group)
            .map(PossibleSqlTexts::content)
            .toList();
    return new PossibleSqlTexts(texts, texts.stream().anyMatch(STATEMENT.asPredicate()));
  }

  private static String content(String literal) {
    var quotes = literal.startsWith("\"\"\"") ? 3 : 1;
    return literal.substring(quotes, literal.length() - quotes);
  }

  /**
   * Returns whether a text looks like SQL with a table or an alias of this name, for instance
   * {@code inventory.item}.
   */
  boolean nameTablesOf(AppName name) {
    var table = Pattern.compile("(?i)(?<![\\w.$/@-])" + name + "\\.[\\w*\"]");
    var alone = Pattern.compile("(?i)" + name + "\\.\\w+");
    return texts.stream()
        .anyMatch(
            text -> alone.matcher(text).matches() || hasStatement && table.matcher(text).find());
  }
}
