package io.insula.remote.privacy;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.insula.api.privacy.PersonalData;
import io.insula.remote.StreamingCallResponder;
import io.insula.remote.UnaryCallResponder;
import io.insula.remote.wire.PersonalDataEraseRequest;
import io.insula.remote.wire.PersonalDataEraseResponse;
import io.insula.remote.wire.PersonalDataExportRequest;
import io.insula.remote.wire.PersonalDataItem;

/** Answers calls from other processes to the {@link PersonalData} of an app in this process. */
final class PersonalDataService implements BindableService {
  private final PersonalDataApi api;
  private final PersonalData data;

  PersonalDataService(PersonalDataApi api, PersonalData data) {
    this.api = api;
    this.data = data;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return ServerServiceDefinition.builder(api.descriptor())
        .addMethod(api.export(), ServerCalls.asyncServerStreamingCall(this::export))
        .addMethod(api.erase(), ServerCalls.asyncUnaryCall(this::erase))
        .build();
  }

  private void export(PersonalDataExportRequest request, StreamObserver<PersonalDataItem> caller) {
    var items =
        data.export(PersonalDataWire.personOf(request), PersonalDataWire.audienceOf(request));
    StreamingCallResponder.with(items.map(PersonalDataWire::write), caller);
  }

  private void erase(
      PersonalDataEraseRequest request, StreamObserver<PersonalDataEraseResponse> caller) {
    data.erase(PersonalDataWire.personOf(request));
    UnaryCallResponder.send(PersonalDataEraseResponse.getDefaultInstance(), caller);
  }
}
