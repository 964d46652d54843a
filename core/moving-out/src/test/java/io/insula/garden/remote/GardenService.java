package io.insula.garden.remote;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.insula.garden.Garden;
import io.insula.remote.UnaryCallResponder;

final class GardenService implements BindableService {
  private final Garden garden;

  GardenService(Garden garden) {
    this.garden = garden;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return ServerServiceDefinition.builder(GardenWire.DESCRIPTOR)
        .addMethod(
            GardenWire.ASK,
            ServerCalls.asyncUnaryCall(
                (question, caller) -> UnaryCallResponder.send(garden.ask(question), caller)))
        .build();
  }
}
