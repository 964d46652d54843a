package io.insula.kernel.security.accounts;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.api.Roles;
import io.insula.kernel.base.text.CsvFormulaEscaper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parsed class roster, with the errors of all its lines.
 *
 * @param accounts the accounts, valid or not, with their line numbers from 1; excludes lines with a
 *     wrong number of fields
 */
record AccountImportCsv(List<Line> accounts, List<FieldError> errors) {
  /**
   * The maximum number of accounts in one file. The passwords are hashed one after the other, and
   * the client waits for all of them.
   */
  static final int MAX_ACCOUNTS = 300;

  private static final List<String> HEADER = List.of("username", "email", "group", "password");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** An account and its line number. */
  record Line(long number, NewAccount account) {}

  /**
   * Parses a roster.
   *
   * @throws InvalidInputException if the file is not CSV in UTF-8, has another header, or has too
   *     many lines
   */
  static AccountImportCsv read(byte[] csv) {
    var records = parse(decode(csv));
    if (records.isEmpty() || !records.getFirst().getFields().equals(HEADER)) {
      throw new InvalidInputException("line 1", "must be " + String.join(",", HEADER));
    }
    if (records.size() - 1 > MAX_ACCOUNTS) {
      throw new InvalidInputException("", "must have at most " + MAX_ACCOUNTS + " accounts");
    }
    var csvFile = new AccountImportCsv(new ArrayList<>(), new ArrayList<>());
    var lineOfName = new HashMap<String, Long>();
    records.stream().skip(1).forEach(line -> csvFile.add(line, lineOfName));
    return csvFile;
  }

  private void add(CsvRecord csv, Map<String, Long> lineOfName) {
    var line = csv.getStartingLineNumber();
    if (csv.getFieldCount() != HEADER.size()) {
      addError(line, "", "must have " + HEADER.size() + " fields");
      return;
    }
    var account =
        new NewAccount(
            AccountRules.canonical(csv.getField(0).strip()),
            emptyToNull(csv.getField(1).strip()),
            CsvFormulaEscaper.original(csv.getField(2).strip()),
            csv.getField(3),
            Set.of(Roles.MEMBER));
    AccountRules.errorsOf(account).forEach(error -> addError(line, error.field(), error.message()));
    var earlier = lineOfName.putIfAbsent(account.username(), line);
    if (earlier != null) {
      addError(line, "username", "is already in line " + earlier);
    }
    accounts.add(new Line(line, account));
  }

  void addError(long line, String field, String message) {
    errors.add(new FieldError(("line " + line + " " + field).strip(), message));
  }

  private static String decode(byte[] csv) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidInputException("", "must be UTF-8");
    }
  }

  private static List<CsvRecord> parse(String text) {
    var builder =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .allowExtraCharsAfterClosingQuote(false);
    try (var reader = builder.ofCsvRecord(text)) {
      return reader.stream().limit(MAX_ACCOUNTS + 2L).toList();
    } catch (CsvParseException e) {
      throw new InvalidInputException("", "must be CSV");
    } catch (IOException e) {
      throw new IllegalStateException("Text in memory could not be read", e);
    }
  }

  private static @Nullable String emptyToNull(String field) {
    return field.isEmpty() ? null : field;
  }
}
