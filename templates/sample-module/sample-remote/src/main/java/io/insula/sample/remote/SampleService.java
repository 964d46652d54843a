package io.insula.sample.remote;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import io.insula.api.PageRequest;
import io.insula.remote.UnaryCallResponder;
import io.insula.sample.SampleItems;
import io.insula.sample.wire.AddItemRequest;
import io.insula.sample.wire.ChangeItemRequest;
import io.insula.sample.wire.GetItemRequest;
import io.insula.sample.wire.Item;
import io.insula.sample.wire.ListItemsRequest;
import io.insula.sample.wire.ListItemsResponse;
import io.insula.sample.wire.RemoveItemRequest;
import io.insula.sample.wire.SampleItemsGrpc.SampleItemsImplBase;

/** The gRPC service that serves {@link SampleItems} to other processes. */
final class SampleService extends SampleItemsImplBase {
  private final SampleItems items;

  SampleService(SampleItems items) {
    this.items = items;
  }

  @Override
  public void listItems(ListItemsRequest request, StreamObserver<ListItemsResponse> caller) {
    var page =
        items.list(
            new PageRequest(request.getLimit(), request.hasBefore() ? request.getBefore() : null));
    var answer = ListItemsResponse.newBuilder();
    page.items().forEach(item -> answer.addItems(SampleWire.write(item)));
    if (page.nextBefore() != null) {
      answer.setNextBefore(page.nextBefore());
    }
    UnaryCallResponder.send(answer.build(), caller);
  }

  @Override
  public void getItem(GetItemRequest request, StreamObserver<Item> caller) {
    UnaryCallResponder.send(SampleWire.write(items.get(request.getItemId())), caller);
  }

  @Override
  public void addItem(AddItemRequest request, StreamObserver<Item> caller) {
    var content = SampleWire.read(request.getContent());
    var added = items.add(request.getRequestKey(), content, request.getAuthor());
    UnaryCallResponder.send(SampleWire.write(added), caller);
  }

  @Override
  public void changeItem(ChangeItemRequest request, StreamObserver<Item> caller) {
    var content = SampleWire.read(request.getContent());
    var actor = SampleWire.read(request.getActor());
    UnaryCallResponder.send(
        SampleWire.write(items.change(request.getItemId(), content, actor)), caller);
  }

  @Override
  public void removeItem(RemoveItemRequest request, StreamObserver<Empty> caller) {
    items.remove(request.getItemId(), SampleWire.read(request.getActor()));
    UnaryCallResponder.send(Empty.getDefaultInstance(), caller);
  }
}
