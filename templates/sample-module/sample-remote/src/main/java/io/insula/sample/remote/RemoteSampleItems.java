package io.insula.sample.remote;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.remote.RemoteConnection;
import io.insula.sample.SampleItem;
import io.insula.sample.SampleItemContent;
import io.insula.sample.SampleItems;
import io.insula.sample.wire.AddItemRequest;
import io.insula.sample.wire.ChangeItemRequest;
import io.insula.sample.wire.GetItemRequest;
import io.insula.sample.wire.ListItemsRequest;
import io.insula.sample.wire.ListItemsResponse;
import io.insula.sample.wire.RemoveItemRequest;
import io.insula.sample.wire.SampleItemsGrpc;
import io.insula.sample.wire.SampleItemsGrpc.SampleItemsBlockingStub;

/** A gRPC client of the {@link SampleItems} in another process. */
final class RemoteSampleItems implements SampleItems {
  private final RemoteConnection connection;
  private final SampleItemsBlockingStub stub;

  RemoteSampleItems(RemoteConnection connection) {
    this.connection = connection;
    this.stub = SampleItemsGrpc.newBlockingStub(connection.channel());
  }

  @Override
  public Page<SampleItem> list(PageRequest page) {
    var request = ListItemsRequest.newBuilder().setLimit(page.limit());
    if (page.before() != null) {
      request.setBefore(page.before());
    }
    return connection.call(() -> page(stub.listItems(request.build())));
  }

  private static Page<SampleItem> page(ListItemsResponse answer) {
    return new Page<>(
        answer.getItemsList().stream().map(SampleWire::read).toList(),
        answer.hasNextBefore() ? answer.getNextBefore() : null);
  }

  @Override
  public SampleItem get(long itemId) {
    var request = GetItemRequest.newBuilder().setItemId(itemId).build();
    return connection.call(() -> SampleWire.read(stub.getItem(request)));
  }

  @Override
  public SampleItem add(String requestKey, SampleItemContent content, String author) {
    SampleItems.checkAdd(requestKey, author);
    var request =
        AddItemRequest.newBuilder()
            .setRequestKey(requestKey)
            .setContent(SampleWire.write(content))
            .setAuthor(author)
            .build();
    return connection.call(() -> SampleWire.read(stub.addItem(request)));
  }

  @Override
  public SampleItem change(long itemId, SampleItemContent content, Actor actor) {
    var request =
        ChangeItemRequest.newBuilder()
            .setItemId(itemId)
            .setContent(SampleWire.write(content))
            .setActor(SampleWire.write(actor))
            .build();
    return connection.call(() -> SampleWire.read(stub.changeItem(request)));
  }

  @Override
  public void remove(long itemId, Actor actor) {
    var request =
        RemoveItemRequest.newBuilder().setItemId(itemId).setActor(SampleWire.write(actor)).build();
    connection.call(() -> stub.removeItem(request));
  }
}
