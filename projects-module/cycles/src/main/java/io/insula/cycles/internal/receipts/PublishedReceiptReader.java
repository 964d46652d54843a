package io.insula.cycles.internal.receipts;

import io.insula.cycles.internal.cycle.ResultAccess;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads receipts for callers who may see them. Each answer belongs to one count, even if an admin
 * opens the vote again meanwhile.
 */
@Singleton
class PublishedReceiptReader {
  private static final Pattern RECEIPT = Pattern.compile("[0-9a-f]{64}");

  private final ResultAccess resultAccess;
  private final ReceiptTreeStore receiptTreeStore;

  PublishedReceiptReader(ResultAccess resultAccess, ReceiptTreeStore receiptTreeStore) {
    this.resultAccess = resultAccess;
    this.receiptTreeStore = receiptTreeStore;
  }

  /** Returns the receipts of a page. If there is a next page, also returns its first receipt. */
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  List<ReceiptTreeStore.NumberedReceipt> next(
      long cycleId, PageQuery query, @Nullable Caller caller) {
    resultAccess.requireReadable(cycleId, caller);
    var request = query.request();
    // The cursor is the number of the last receipt before the page. The numbers ascend here, but
    // descend in other lists.
    var after = Objects.requireNonNullElse(request.before(), 0L);
    return receiptTreeStore.next(cycleId, after, request.limit() + 1);
  }

  /**
   * Returns the proof that the ballot of a receipt was counted.
   *
   * @throws UnknownReceiptException if no counted ballot has this receipt
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  ReceiptProof prove(long cycleId, String receipt, @Nullable Caller caller) {
    resultAccess.requireReadable(cycleId, caller);
    var typed = receipt.toLowerCase(Locale.ROOT);
    if (!RECEIPT.matcher(typed).matches()) {
      throw new UnknownReceiptException(cycleId);
    }
    return receiptTreeStore
        .prove(cycleId, HexFormat.of().parseHex(typed))
        .orElseThrow(() -> new UnknownReceiptException(cycleId));
  }
}
