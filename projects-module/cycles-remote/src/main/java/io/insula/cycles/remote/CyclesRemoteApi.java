package io.insula.cycles.remote;

import io.grpc.BindableService;
import io.grpc.ServiceDescriptor;
import io.insula.cycles.CycleFullException;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CycleNotOpenException;
import io.insula.cycles.Cycles;
import io.insula.cycles.wire.CyclesGrpc;
import io.insula.remote.ExceptionCodec;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteConnection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes how other processes call {@link Cycles}. */
public final class CyclesRemoteApi implements RemoteApiProvider<Cycles> {
  @Override
  public String app() {
    return "cycles";
  }

  @Override
  public Class<Cycles> type() {
    return Cycles.class;
  }

  @Override
  public Set<String> routes() {
    return Set.of("/cycles", "/graphql");
  }

  @Override
  public ServiceDescriptor descriptor() {
    return CyclesGrpc.getServiceDescriptor();
  }

  @Override
  public List<ExceptionCodec<?>> failures() {
    return List.of(
        ExceptionCodec.ofNumber(
            "cycles.CycleNotFound",
            CycleNotFoundException.class,
            "cycle_id",
            CycleNotFoundException::cycleId,
            CycleNotFoundException::new),
        ExceptionCodec.ofNumber(
            "cycles.CycleFull",
            CycleFullException.class,
            "cycle_id",
            CycleFullException::cycleId,
            CycleFullException::new),
        new ExceptionCodec<>(
            "cycles.CycleNotOpen",
            CycleNotOpenException.class,
            failure ->
                Map.of(
                    "cycle_id", Long.toString(failure.cycleId()), "phase", failure.phase().label()),
            fields ->
                new CycleNotOpenException(
                    fields.number("cycle_id"), NewProposalWire.phase(fields.text("phase")))));
  }

  @Override
  public Cycles client(RemoteConnection connection) {
    return new RemoteCycles(connection);
  }

  @Override
  public BindableService service(Cycles implementation) {
    return new CyclesService(implementation);
  }
}
