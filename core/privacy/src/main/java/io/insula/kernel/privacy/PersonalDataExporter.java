package io.insula.kernel.privacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.UnavailableException;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.insula.kernel.security.accounts.AccountExport;
import io.insula.kernel.web.ResponseStreamer;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

/** Writes exports of personal data, as fast as each client reads them. */
@Singleton
final class PersonalDataExporter {
  private static final String SUFFIX = ".jsonl";

  private final List<PersonalData> apps;
  private final AccountExport accounts;
  private final ExportLineWriter lines;
  private final Clock clock;
  private final ResponseStreamer streamer;

  PersonalDataExporter(
      List<PersonalData> apps,
      AccountExport accounts,
      ObjectMapper json,
      PrivacySettings settings,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.apps = apps.stream().sorted(Comparator.comparing(PersonalData::app)).toList();
    this.accounts = accounts;
    this.lines = new ExportLineWriter(json);
    this.clock = clock;
    this.streamer =
        new ResponseStreamer(
            blocking,
            settings.maxExports(),
            "Too many exports are running. Retry when one of them has ended.",
            settings.exportTimeout());
  }

  /**
   * Returns the archive of a person as a stream. An error before the first byte becomes a problem
   * response. A later error aborts the response.
   *
   * @throws UnavailableException if too many exports run, or the person already runs an export
   */
  Publisher<byte[]> of(DataSubject subject, HttpRequest<?> request) {
    return streamer.send(
        () -> ExportArchive.open(partsOf(subject), lines, clock.instant()),
        request,
        subject.audience() == Audience.PERSON ? subject.person().username() : null);
  }

  private Map<String, Supplier<Stream<PersonalItem>>> partsOf(DataSubject subject) {
    var parts = new LinkedHashMap<String, Supplier<Stream<PersonalItem>>>();
    var account = subject.account();
    parts.put("account" + SUFFIX, () -> account == null ? Stream.empty() : accounts.of(account));
    for (var app : apps) {
      parts.put(app.app() + SUFFIX, () -> app.export(subject.person(), subject.audience()));
    }
    return parts;
  }
}
