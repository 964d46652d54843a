package io.insula.cycles.internal.receipts;

import io.insula.api.Page;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes for the receipts of counted ballots. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/receipts")
@Secured(SecurityRule.IS_ANONYMOUS)
@RequiredScope("reports")
class ReceiptsController {
  private final PublishedReceiptReader receipts;

  ReceiptsController(PublishedReceiptReader receipts) {
    this.receipts = receipts;
  }

  /**
   * Lists the receipts of the counted ballots, sorted. If the cycle is not public, the caller must
   * be signed in. A token with scopes needs the scope {@code reports}.
   */
  @Get
  ReceiptPage list(
      @PathVariable long cycleId,
      PageQuery query,
      @Parameter(hidden = true) @Nullable Caller caller) {
    var found = receipts.next(cycleId, query, caller);
    var page = Page.of(found, query.request(), ReceiptTreeStore.NumberedReceipt::number);
    var lines = page.items().stream().map(each -> ReceiptTreeStore.hex(each.receipt())).toList();
    return new ReceiptPage(lines, query.nextCursor(page));
  }

  /** Proves that the ballot of a receipt was counted. */
  @Get("/{receipt}")
  ReceiptProof prove(
      @PathVariable long cycleId,
      @PathVariable String receipt,
      @Parameter(hidden = true) @Nullable Caller caller) {
    return receipts.prove(cycleId, receipt, caller);
  }

  /**
   * A page of the receipts of a cycle.
   *
   * @param receipts the receipts, each a SHA-256 in hex
   * @param nextCursor the cursor of the next page; null on the last page
   */
  @Introspected
  record ReceiptPage(List<String> receipts, @Nullable String nextCursor) {}
}
