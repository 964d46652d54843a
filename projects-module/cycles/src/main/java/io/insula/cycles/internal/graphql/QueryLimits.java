package io.insula.cycles.internal.graphql;

import graphql.parser.ParserOptions;
import io.insula.api.InvalidInputException;
import java.time.Duration;

/** How much one query may ask for. */
final class QueryLimits {
  static final int MOST_CHARACTERS = 20_000;
  static final int MOST_TOKENS = 5_000;

  /** How deeply fields stand in fields. */
  static final int DEEPEST = 12;

  /** The same below {@code __schema} and {@code __type}: tools ask for types of types of types. */
  static final int DEEPEST_OF_SCHEMA = 20;

  /** Fields with those of fragments, each time that they are spread. */
  static final int MOST_FIELDS = 1_000;

  static final int MOST_ALIASES = 100;

  /** Values in the answer, as far as they can be foreseen. */
  static final int MOST_VALUES = 100_000;

  /** What the results of several cycles may have as JSON, as far as one query reads them. */
  static final long MOST_BYTES_OF_RESULTS = 32 << 20;

  static final Duration TIME_BUDGET = Duration.ofSeconds(10);

  private QueryLimits() {}

  /** For a query that is not executed because it is beyond a limit. */
  static InvalidInputException exceeded(String complaint) {
    return new InvalidInputException("query", complaint);
  }

  static ParserOptions forParser() {
    return ParserOptions.newParserOptions()
        .maxCharacters(MOST_CHARACTERS)
        .maxTokens(MOST_TOKENS)
        .maxWhitespaceTokens(MOST_CHARACTERS)
        .captureIgnoredChars(false)
        .captureLineComments(false)
        .readerTrackData(false)
        .redactTokenParserErrorMessages(true)
        .build();
  }
}
