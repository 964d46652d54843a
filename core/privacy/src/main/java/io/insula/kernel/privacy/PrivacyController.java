package io.insula.kernel.privacy;

import io.insula.kernel.security.rates.RateLimited;
import io.insula.kernel.web.SensitiveResponse;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.reactivestreams.Publisher;

/** The routes that export and erase the data of a person. The person and admins may call them. */
@Controller("/accounts/{username}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SensitiveResponse
final class PrivacyController {
  private static final String ZIP = "application/zip";

  private final DataSubjectFinder subjects;
  private final PersonalDataExporter exports;
  private final PersonEraser erasures;

  PrivacyController(
      DataSubjectFinder subjects, PersonalDataExporter exports, PersonEraser erasures) {
    this.subjects = subjects;
    this.exports = exports;
    this.erasures = erasures;
  }

  /**
   * Exports all data about a person as a zip. The zip has a file of JSON lines for the account, and
   * a file for each app. Only the person and admins may do this. An export by an admin contains no
   * secrets of the person, such as ballots. An aborted answer is not a valid zip.
   */
  @Get(value = "/export", produces = ZIP)
  @RateLimited("exports")
  @ApiResponse(
      responseCode = "200",
      description = "The files",
      content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
  HttpResponse<Publisher<byte[]>> exportPerson(
      String username, Authentication caller, HttpRequest<?> request) {
    return HttpResponse.ok(exports.of(subjects.find(username, caller), request))
        .contentType(ZIP)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"personal-data.zip\"");
  }

  /**
   * Erases a person in all apps. The account and all its tokens are deleted immediately. Data that
   * other users need is kept without the name. An unreachable app erases the person later. Only the
   * person and admins may do this. The last admin who can sign in cannot be erased.
   */
  @Delete
  @Status(HttpStatus.ACCEPTED)
  void erasePerson(String username, Authentication caller) {
    erasures.erase(subjects.find(username, caller));
  }
}
