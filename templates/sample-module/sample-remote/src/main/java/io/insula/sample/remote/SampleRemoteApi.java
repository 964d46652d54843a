package io.insula.sample.remote;

import io.grpc.BindableService;
import io.grpc.ServiceDescriptor;
import io.insula.remote.ExceptionCodec;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteConnection;
import io.insula.sample.NotTheSampleItemAuthorException;
import io.insula.sample.SampleItemNotFoundException;
import io.insula.sample.SampleItems;
import io.insula.sample.wire.SampleItemsGrpc;
import java.util.List;
import java.util.Set;

/** Describes how other processes call {@link SampleItems}. */
public final class SampleRemoteApi implements RemoteApiProvider<SampleItems> {
  @Override
  public String app() {
    return "sample";
  }

  @Override
  public Class<SampleItems> type() {
    return SampleItems.class;
  }

  @Override
  public Set<String> routes() {
    return Set.of("/sample");
  }

  @Override
  public ServiceDescriptor descriptor() {
    return SampleItemsGrpc.getServiceDescriptor();
  }

  @Override
  public List<ExceptionCodec<?>> failures() {
    return List.of(
        ExceptionCodec.ofNumber(
            "sample.ItemNotFound",
            SampleItemNotFoundException.class,
            "item_id",
            SampleItemNotFoundException::itemId,
            SampleItemNotFoundException::new),
        ExceptionCodec.ofNumber(
            "sample.NotTheItemAuthor",
            NotTheSampleItemAuthorException.class,
            "item_id",
            NotTheSampleItemAuthorException::itemId,
            NotTheSampleItemAuthorException::new));
  }

  @Override
  public SampleItems client(RemoteConnection connection) {
    return new RemoteSampleItems(connection);
  }

  @Override
  public BindableService service(SampleItems implementation) {
    return new SampleService(implementation);
  }
}
