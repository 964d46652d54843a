package io.insula.reporting.internal.google.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The HTTP routes of {@link FakeGoogle}. */
final class FakeRoutes {
  private final FakeDrive drive;
  private final FakeSheets sheets;

  FakeRoutes(FakeDrive drive, FakeSheets sheets) {
    this.drive = drive;
    this.sheets = sheets;
  }

  @Nullable JsonNode handle(FakeRequest request, JsonNode body) {
    var route = request.line();
    if (route.equals("GET /drive/v3/files")) {
      return drive.list(request.query());
    }
    var match =
        Pattern.compile("([A-Z]+) /(drive/v3/files|v4/spreadsheets)/([^/:]+)(.*)").matcher(route);
    if (!match.matches()) {
      throw FakeErrorResponse.notFound(route);
    }
    return match.group(2).startsWith("drive")
        ? ofFile(match, request, body)
        : ofSpreadsheet(match, request, body);
  }

  private @Nullable JsonNode ofFile(MatchResult match, FakeRequest request, JsonNode body) {
    var id = match.group(3);
    var action = match.group(1) + match.group(4);
    var file = drive.require(id);
    if (action.startsWith("DELETE/permissions/")) {
      drive.takeBack(file, action.substring("DELETE/permissions/".length()));
      return null;
    }
    return switch (action) {
      case "GET" -> drive.describe(file);
      case "POST/copy" -> drive.copy(id, body);
      case "GET/permissions" -> drive.permissions(file);
      case "POST/permissions" ->
          drive.give(file, body, !"false".equals(request.parameter("sendNotificationEmail")));
      default -> throw FakeErrorResponse.notFound(action);
    };
  }

  private JsonNode ofSpreadsheet(MatchResult match, FakeRequest request, JsonNode body) {
    var file = drive.require(match.group(3));
    return switch (match.group(1) + match.group(4)) {
      case "GET" -> sheets.get(file);
      case "POST:batchUpdate" -> sheets.change(file, body);
      case "POST/values:batchUpdate" -> sheets.write(file, body);
      case "GET/values:batchGet" ->
          sheets.read(
              file,
              request.query().getOrDefault("ranges", List.of()),
              Objects.requireNonNullElse(request.parameter("valueRenderOption"), ""));
      default -> throw FakeErrorResponse.notFound(match.group(4));
    };
  }
}
