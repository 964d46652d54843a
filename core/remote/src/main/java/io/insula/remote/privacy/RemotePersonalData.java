package io.insula.remote.privacy;

import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.insula.remote.RemoteConnection;
import io.insula.remote.StreamingCallClient;
import io.insula.remote.wire.PersonalDataExportRequest;
import io.insula.remote.wire.PersonalDataItem;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The {@link PersonalData} of an app in another process. */
final class RemotePersonalData implements PersonalData {
  /**
   * The deadline of an export. A client may read slowly, and a search of a large log may take long.
   */
  private static final Duration EXPORT_TIMEOUT = Duration.ofMinutes(30);

  private final PersonalDataApi api;
  private final RemoteConnection connection;

  RemotePersonalData(PersonalDataApi api, RemoteConnection connection) {
    this.api = api;
    this.connection = connection;
  }

  @Override
  public String app() {
    return api.app();
  }

  @Override
  public Map<String, String> columns() {
    return Map.of();
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    var request = PersonalDataWire.exportOf(person, audience);
    return StreamingCallClient.of(connection, () -> open(request), PersonalDataWire::read);
  }

  private Iterator<PersonalDataItem> open(PersonalDataExportRequest request) {
    return ClientCalls.blockingServerStreamingCall(
        connection.channel(),
        api.export(),
        CallOptions.DEFAULT.withDeadlineAfter(EXPORT_TIMEOUT.toSeconds(), TimeUnit.SECONDS),
        request);
  }

  @Override
  public void erase(Person person) {
    connection.call(
        () ->
            ClientCalls.blockingUnaryCall(
                connection.channel(),
                api.erase(),
                CallOptions.DEFAULT,
                PersonalDataWire.eraseOf(person)));
  }
}
