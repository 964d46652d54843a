package io.insula.remote.privacy;

import io.grpc.stub.ServerCallStreamObserver;
import io.insula.api.privacy.PersonalItem;
import io.insula.remote.wire.PersonalDataItem;
import java.util.Iterator;
import java.util.stream.Stream;

/** Sends items as fast as the caller takes them: what is read ahead does not pile up here. */
final class ItemStream {
  private final Stream<PersonalItem> items;
  private final Iterator<PersonalItem> rest;
  private final ServerCallStreamObserver<PersonalDataItem> caller;
  private boolean hasEnded;

  ItemStream(Stream<PersonalItem> items, ServerCallStreamObserver<PersonalDataItem> caller) {
    this.items = items;
    this.rest = items.iterator();
    this.caller = caller;
  }

  /** Has itself called whenever the caller takes more, from the end of this call on. */
  void begin() {
    caller.setOnCancelHandler(this::end);
    caller.setOnReadyHandler(this::sendMore);
  }

  private void sendMore() {
    try {
      while (!hasEnded && caller.isReady()) {
        if (rest.hasNext()) {
          caller.onNext(PersonalDataWire.write(rest.next()));
        } else {
          end();
          caller.onCompleted();
        }
      }
    } catch (RuntimeException | Error e) {
      end();
      throw e;
    }
  }

  private void end() {
    hasEnded = true;
    items.close();
  }
}
