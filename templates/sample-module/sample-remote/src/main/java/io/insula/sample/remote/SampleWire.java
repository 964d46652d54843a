package io.insula.sample.remote;

import io.insula.api.Actor;
import io.insula.remote.WireTime;
import io.insula.sample.SampleItem;
import io.insula.sample.SampleItemContent;
import io.insula.sample.wire.Content;
import io.insula.sample.wire.Item;

/** Converts between the types of the API and gRPC messages. */
final class SampleWire {
  private SampleWire() {}

  static Item write(SampleItem item) {
    return Item.newBuilder()
        .setItemId(item.id())
        .setContent(write(item.content()))
        .setAuthor(item.author())
        .setCreatedAt(WireTime.write(item.createdAt()))
        .build();
  }

  static SampleItem read(Item message) {
    return new SampleItem(
        message.getItemId(),
        read(message.getContent()),
        message.getAuthor(),
        WireTime.read(message.getCreatedAt()));
  }

  static Content write(SampleItemContent content) {
    return Content.newBuilder()
        .setName(content.name())
        .setNote(content.note())
        .setQuantity(content.quantity())
        .build();
  }

  /**
   * @throws io.insula.api.InvalidInputException if a value is out of bounds
   */
  static SampleItemContent read(Content message) {
    return new SampleItemContent(message.getName(), message.getNote(), message.getQuantity());
  }

  static io.insula.sample.wire.Actor write(Actor actor) {
    return io.insula.sample.wire.Actor.newBuilder()
        .setName(actor.name())
        .setAdmin(actor.admin())
        .build();
  }

  /**
   * @throws io.insula.api.InvalidInputException if the name is not valid
   */
  static Actor read(io.insula.sample.wire.Actor message) {
    return new Actor(message.getName(), message.getAdmin());
  }
}
