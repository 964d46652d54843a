package io.insula.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for SQL. The SQL of an app may name only tables of the schema of this app. */
final class SqlRules {
  private static final Pattern SQL =
      Pattern.compile(
          "(?is).*\\b(SELECT|INSERT|UPDATE|DELETE|FROM|INTO|JOIN|TABLE|TRUNCATE|MERGE|REFERENCES"
              + "|SCHEMA|CALL|COPY)\\b\\s.*");
  private static final Pattern TABLE_ALONE = Pattern.compile("\"?\\w+\"?\\.\"?\\w+\"?");
  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|(?s)/\\*.*?\\*/");
  private static final Pattern SEARCH_PATH = Pattern.compile("(?i)\\bsearch_path\\b");

  /**
   * Matches the start of an SQL statement. All code writes the keywords of SQL in upper case. A
   * pattern that ignored case would also match ordinary sentences.
   */
  private static final Pattern STATEMENT =
      Pattern.compile("\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|LOCK TABLE)\\s");

  /**
   * Matches a change of the schema with which the previous version of the program cannot work. That
   * version runs next to the new one during an update, and after a rollback.
   */
  private static final Pattern CONTRACTION =
      Pattern.compile(
          "(?i)\\b(DROP\\s+(?!CONSTRAINT|INDEX|FUNCTION|TRIGGER|NOT\\s+NULL|DEFAULT|IDENTITY)"
              + "|RENAME\\s|TRUNCATE\\s|SET\\s+NOT\\s+NULL"
              + "|ALTER\\s+COLUMN\\s+\\S+\\s+(SET\\s+DATA\\s+)?TYPE\\s"
              + "|ADD\\s+COLUMN\\s+(?![^,;]*\\b(DEFAULT|GENERATED)\\b)[^,;]*\\bNOT\\s+NULL)");

  /**
   * Matches the line in which a migration states since which version no code needs the columns or
   * tables that the migration removes.
   */
  private static final Pattern ALLOWED_CONTRACTION = Pattern.compile("(?m)^-- CONTRACTS: .{10,}");

  private static final Pattern DATABASE_PACKAGE =
      Pattern.compile("^(org\\.jdbi|java\\.sql|javax\\.sql)\\.");

  private SqlRules() {}

  static List<CodeBaseRule> all() {
    return List.of(
        new CodeBaseRule("SQL in code names only its own schema", SqlRules::inCode),
        new CodeBaseRule("SQL of migrations names only its own schema", SqlRules::inMigrations),
        new CodeBaseRule("a migration works with the previous version", SqlRules::contractions),
        new CodeBaseRule(
            "SQL names its schema and does not change the search path", SqlRules::searchPaths),
        new CodeBaseRule(
            "a controller contains no SQL and no connection", SqlRules::inControllers));
  }

  private static Stream<String> inCode(CodeBase codeBase) {
    return codeBase.classes().stream()
        .filter(type -> !codeBase.roomOf(type).equals("app"))
        .flatMap(
            type -> {
              var foreign = foreignSchemas(codeBase, codeBase.roomOf(type));
              return sqlOf(type)
                  .filter(foreign.asPredicate())
                  .map(sql -> type.getName() + " says " + sql);
            });
  }

  private static Stream<String> sqlOf(JavaClass type) {
    return ClassFileTextReader.of(type)
        .filter(text -> SQL.matcher(text).matches() || TABLE_ALONE.matcher(text).matches());
  }

  private static Stream<String> inMigrations(CodeBase codeBase) {
    return ClassPathFolder.read(codeBase.migrations()).entrySet().stream()
        .filter(
            file -> {
              var schema = file.getKey().substring(0, file.getKey().indexOf('/'));
              var sql = COMMENT.matcher(file.getValue()).replaceAll(" ");
              return foreignSchemas(codeBase, schema).matcher(sql).find();
            })
        .map(file -> file.getKey() + " names another schema");
  }

  private static Stream<String> contractions(CodeBase codeBase) {
    return ClassPathFolder.read(codeBase.migrations()).entrySet().stream()
        .filter(file -> !ALLOWED_CONTRACTION.matcher(file.getValue()).find())
        .flatMap(
            file ->
                CONTRACTION
                    .matcher(COMMENT.matcher(file.getValue()).replaceAll(" "))
                    .results()
                    .map(found -> file.getKey() + " contracts the schema: " + found.group()));
  }

  private static Stream<String> inControllers(CodeBase codeBase) {
    return codeBase.classes().stream()
        .filter(SqlRules::isOfController)
        .flatMap(
            type ->
                Stream.concat(
                    ClassFileTextReader.of(type)
                        .filter(STATEMENT.asPredicate())
                        .map(sql -> type.getName() + " says " + sql),
                    type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> DATABASE_PACKAGE.matcher(target.getName()).find())
                        .map(target -> type.getName() + " uses " + target.getName())));
  }

  private static boolean isOfController(JavaClass type) {
    return type.isAnnotatedWith(Controller.class)
        || type.getEnclosingClass().filter(SqlRules::isOfController).isPresent();
  }

  private static Stream<String> searchPaths(CodeBase codeBase) {
    return codeBase.classes().stream()
        .filter(type -> ClassFileTextReader.of(type).anyMatch(SEARCH_PATH.asPredicate()))
        .map(JavaClass::getName);
  }

  /**
   * Returns a pattern for a name that begins with the schema of another app, or with {@code kernel}
   * or {@code public}.
   */
  private static Pattern foreignSchemas(CodeBase codeBase, String own) {
    Set<String> schemas = new TreeSet<>(codeBase.apps());
    schemas.add("kernel");
    schemas.add("public");
    schemas.remove(own);
    var names = schemas.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return Pattern.compile("(?i)(?<![\\w.$/@\\-])\"?(" + names + ")\"?\\s*\\.\\s*[\"\\w*]");
  }
}
