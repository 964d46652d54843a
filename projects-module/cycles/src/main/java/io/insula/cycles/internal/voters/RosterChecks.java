package io.insula.cycles.internal.voters;

import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.api.TextRule;
import io.insula.kernel.security.accounts.AccountRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Collects the errors in the lines of a roster. */
final class RosterChecks {
  /** The maximum number of reported errors. */
  private static final int MAX_ERRORS = 100;

  /** Matches user names of this server and subjects of an external identity provider. */
  private static final Pattern NAME = Pattern.compile("[!-~]{1,255}");

  private static final TextRule GROUP = TextRule.line(1, 100);

  private final NameLineIndex names = new NameLineIndex();
  private final List<FieldError> errors = new ArrayList<>();

  private final boolean areCaseSensitive;

  /**
   * @param areCaseSensitive whether names that differ only in case can belong to two persons
   */
  RosterChecks(boolean areCaseSensitive) {
    this.areCaseSensitive = areCaseSensitive;
  }

  /** Checks the next line. */
  void check(RosterCsv.Line line) {
    if (errors.size() >= MAX_ERRORS) {
      return;
    }
    if (!line.isComplete()) {
      add(line, "", "must have " + line.columns() + (line.columns() == 1 ? " field" : " fields"));
      return;
    }
    checkName(line);
    Optional.ofNullable(lineOf(line).group())
        .flatMap(GROUP::complaintAbout)
        .ifPresent(complaint -> add(line, "group", complaint));
  }

  private void checkName(RosterCsv.Line line) {
    var name = line.username();
    if (!NAME.matcher(name).matches()) {
      add(line, "username", "must have 1 to 255 ASCII characters and no spaces");
      return;
    }
    var spelling = areCaseSensitive ? name : AccountRules.canonical(name);
    var earlier = names.add(spelling, line.number());
    if (earlier != 0) {
      add(line, "username", "is already in line " + earlier);
    }
  }

  private void add(RosterCsv.Line line, String field, String message) {
    errors.add(new FieldError(("line " + line.number() + " " + field).strip(), message));
  }

  /**
   * Ends the checks.
   *
   * @throws InvalidInputException if any line is invalid, with the first {@value #MAX_ERRORS}
   *     errors
   */
  void done() {
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }

  /**
   * Converts a line that has the right number of fields. The name keeps its upper and lower case.
   */
  static RosterLine lineOf(RosterCsv.Line line) {
    return new RosterLine(line.username(), line.group());
  }
}
