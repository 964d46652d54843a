package io.insula.remote;

import io.grpc.BindableService;
import io.grpc.ServiceDescriptor;
import io.insula.remote.garden.Bed;
import io.insula.remote.garden.GardenGrpc;
import java.util.List;
import java.util.Set;

/** The remote API of the test app garden. */
final class GardenApi implements RemoteApiProvider<GardenWork> {
  @Override
  public String app() {
    return "garden";
  }

  @Override
  public Class<GardenWork> type() {
    return GardenWork.class;
  }

  @Override
  public Set<String> routes() {
    return Set.of();
  }

  @Override
  public ServiceDescriptor descriptor() {
    return GardenGrpc.getServiceDescriptor();
  }

  @Override
  public List<ExceptionCodec<?>> failures() {
    return List.of(
        ExceptionCodec.ofNumber(
            "garden.Wilted",
            WiltedException.class,
            "plant",
            WiltedException::plant,
            WiltedException::new));
  }

  @Override
  public GardenWork client(RemoteConnection connection) {
    var stub = GardenGrpc.newBlockingStub(connection.channel());
    return new GardenWork() {
      @Override
      public String look(String text) {
        return connection.call(() -> stub.look(bed(text))).getText();
      }

      @Override
      public String dig(String text) {
        return connection.call(() -> stub.dig(bed(text))).getText();
      }
    };
  }

  private static Bed bed(String text) {
    return Bed.newBuilder().setText(text).build();
  }

  @Override
  public BindableService service(GardenWork implementation) {
    return new GardenWorkService(implementation::look);
  }
}
