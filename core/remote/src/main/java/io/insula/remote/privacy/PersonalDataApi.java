package io.insula.remote.privacy;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoUtils;
import io.insula.api.privacy.PersonalData;
import io.insula.remote.ExceptionCodec;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteConnection;
import io.insula.remote.wire.PersonalDataEraseRequest;
import io.insula.remote.wire.PersonalDataEraseResponse;
import io.insula.remote.wire.PersonalDataExportRequest;
import io.insula.remote.wire.PersonalDataItem;
import java.util.List;
import java.util.Set;

/**
 * The remote API of {@link PersonalData}. Each app has this gRPC service, named {@code
 * insula.<app>.v1.PersonalData}, and needs no code for it.
 */
public final class PersonalDataApi implements RemoteApiProvider<PersonalData> {
  private final String app;
  private final MethodDescriptor<PersonalDataExportRequest, PersonalDataItem> export;
  private final MethodDescriptor<PersonalDataEraseRequest, PersonalDataEraseResponse> erase;
  private final ServiceDescriptor descriptor;

  /**
   * @param app the name of the app
   */
  public PersonalDataApi(String app) {
    this.app = app;
    var service = "insula." + app + ".v1.PersonalData";
    this.export =
        MethodDescriptor.<PersonalDataExportRequest, PersonalDataItem>newBuilder()
            .setType(MethodType.SERVER_STREAMING)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(service, "Export"))
            .setRequestMarshaller(
                ProtoUtils.marshaller(PersonalDataExportRequest.getDefaultInstance()))
            .setResponseMarshaller(ProtoUtils.marshaller(PersonalDataItem.getDefaultInstance()))
            .setSafe(true)
            .build();
    this.erase =
        MethodDescriptor.<PersonalDataEraseRequest, PersonalDataEraseResponse>newBuilder()
            .setType(MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(service, "Erase"))
            .setRequestMarshaller(
                ProtoUtils.marshaller(PersonalDataEraseRequest.getDefaultInstance()))
            .setResponseMarshaller(
                ProtoUtils.marshaller(PersonalDataEraseResponse.getDefaultInstance()))
            .setIdempotent(true)
            .build();
    this.descriptor =
        ServiceDescriptor.newBuilder(service).addMethod(export).addMethod(erase).build();
  }

  @Override
  public String app() {
    return app;
  }

  @Override
  public Class<PersonalData> type() {
    return PersonalData.class;
  }

  @Override
  public Set<String> routes() {
    return Set.of();
  }

  @Override
  public ServiceDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public List<ExceptionCodec<?>> failures() {
    return List.of();
  }

  @Override
  public PersonalData client(RemoteConnection connection) {
    return new RemotePersonalData(this, connection);
  }

  @Override
  public BindableService service(PersonalData implementation) {
    return new PersonalDataService(this, implementation);
  }

  MethodDescriptor<PersonalDataExportRequest, PersonalDataItem> export() {
    return export;
  }

  MethodDescriptor<PersonalDataEraseRequest, PersonalDataEraseResponse> erase() {
    return erase;
  }
}
