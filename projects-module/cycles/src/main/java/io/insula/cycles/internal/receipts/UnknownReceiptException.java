package io.insula.cycles.internal.receipts;

import io.insula.api.InsulaException;

/** No counted ballot of a cycle has this receipt. */
final class UnknownReceiptException extends InsulaException {
  UnknownReceiptException(long cycleId) {
    super(
        Kind.NOT_FOUND,
        "No counted ballot of cycle "
            + cycleId
            + " has this receipt. Check the receipt for typing errors.");
  }
}
