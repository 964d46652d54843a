package io.insula.sample.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.remote.RemoteConnections;
import io.insula.remote.RemoteTarget;
import io.insula.sample.SampleItemContent;
import io.insula.sample.SampleItems;
import io.insula.sample.contract.SampleItemsContract;
import io.insula.sample.wire.Actor;
import io.insula.sample.wire.AddItemRequest;
import io.insula.sample.wire.ChangeItemRequest;
import io.insula.sample.wire.Content;
import io.insula.sample.wire.RemoveItemRequest;
import io.insula.sample.wire.SampleItemsGrpc;
import io.insula.sample.wire.SampleItemsGrpc.SampleItemsBlockingStub;
import io.insula.testkit.ContractServers;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SampleItemsOverLoopbackTest extends SampleItemsContract {
  private static final ContractServers SERVERS = ContractServers.overLoopback(Set.of("sample"));

  @Override
  protected SampleItems api() {
    return SERVERS.api(SampleItems.class);
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }

  @Test
  void the_app_is_remote() {
    assertThat(api().getClass().getPackageName()).isEqualTo("io.insula.sample.remote");
  }

  @Test
  void a_peer_that_checks_nothing_is_refused_by_the_host() {
    var ladder = new SampleItemContent("Ladder", "", 2);
    var item = api().add(UUID.randomUUID().toString(), ladder, "ade");
    var nameless = Actor.newBuilder().setAdmin(true).build();
    var bad = Content.newBuilder().setQuantity(-1).build();
    var admin = Actor.newBuilder().setName("root").setAdmin(true).build();

    assertRefused(
        stub ->
            stub.addItem(AddItemRequest.newBuilder().setContent(SampleWire.write(ladder)).build()),
        "request_key",
        "author");
    assertRefused(
        stub ->
            stub.changeItem(
                ChangeItemRequest.newBuilder()
                    .setItemId(item.id())
                    .setContent(bad)
                    .setActor(admin)
                    .build()),
        "name",
        "quantity");
    assertRefused(
        stub ->
            stub.removeItem(
                RemoveItemRequest.newBuilder().setItemId(item.id()).setActor(nameless).build()),
        "actor");
    assertThat(api().get(item.id())).isEqualTo(item);
  }

  private void assertRefused(Function<SampleItemsBlockingStub, ?> call, String... fields) {
    // Reuses the connection of {@code api()}, so the port 1 has no effect.
    var connection =
        SERVERS
            .api(RemoteConnections.class)
            .to(new SampleRemoteApi(), new RemoteTarget("localhost", 1));
    var stub = SampleItemsGrpc.newBlockingStub(connection.channel());
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> connection.call(() -> call.apply(stub)))
        .satisfies(
            e -> assertThat(e.errors()).extracting(FieldError::field).containsExactly(fields));
  }

  @Test
  void only_calls_that_can_be_repeated_are_retried() {
    assertThat(SampleItemsGrpc.getAddItemMethod().isIdempotent()).isTrue();
    assertThat(SampleItemsGrpc.getChangeItemMethod().isIdempotent()).isFalse();
    assertThat(SampleItemsGrpc.getRemoveItemMethod().isIdempotent()).isFalse();
  }
}
