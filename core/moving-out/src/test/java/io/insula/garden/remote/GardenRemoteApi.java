package io.insula.garden.remote;

import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ClientCalls;
import io.insula.garden.Garden;
import io.insula.remote.ExceptionCodec;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteConnection;
import java.util.List;
import java.util.Set;

public class GardenRemoteApi implements RemoteApiProvider<Garden> {
  @Override
  public String app() {
    return "garden";
  }

  @Override
  public Class<Garden> type() {
    return Garden.class;
  }

  @Override
  public Set<String> routes() {
    return Set.of("/garden");
  }

  @Override
  public ServiceDescriptor descriptor() {
    return GardenWire.DESCRIPTOR;
  }

  @Override
  public List<ExceptionCodec<?>> failures() {
    return List.of();
  }

  @Override
  public Garden client(RemoteConnection connection) {
    return new Garden() {
      @Override
      public int beds() {
        return Integer.parseInt(ask("beds"));
      }

      @Override
      public String ask(String question) {
        return connection.call(
            () ->
                ClientCalls.blockingUnaryCall(
                    connection.channel(), GardenWire.ASK, CallOptions.DEFAULT, question));
      }
    };
  }

  @Override
  public BindableService service(Garden implementation) {
    return new GardenService(implementation);
  }
}
