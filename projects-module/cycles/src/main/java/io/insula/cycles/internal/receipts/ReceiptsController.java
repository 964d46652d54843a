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

/** The receipts of counted ballots. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/receipts")
@Secured(SecurityRule.IS_ANONYMOUS)
@RequiredScope("reports")
class ReceiptsController {
  private final PublishedReceipts receipts;

  ReceiptsController(PublishedReceipts receipts) {
    this.receipts = receipts;
  }

  /**
   * The receipts of the ballots that were counted, sorted. They are for everybody where the cycle
   * is public, else for who is signed in; a token with scopes needs reports.
   */
  @Get
  ReceiptPage list(
      @PathVariable long cycleId,
      PageQuery query,
      @Parameter(hidden = true) @Nullable Caller caller) {
    var found = receipts.next(cycleId, query, caller);
    var page = Page.of(found, query.request(), Receipts.Numbered::number);
    var lines = page.items().stream().map(each -> Receipts.hex(each.receipt())).toList();
    return new ReceiptPage(lines, query.nextCursor(page));
  }

  /** Proves that a receipt is among those that were counted. */
  @Get("/{receipt}")
  ReceiptProof prove(
      @PathVariable long cycleId,
      @PathVariable String receipt,
      @Parameter(hidden = true) @Nullable Caller caller) {
    return receipts.prove(cycleId, receipt, caller);
  }

  /**
   * A part of the receipts of a cycle.
   *
   * @param receipts SHA-256 in hex
   * @param nextCursor where the next part begins; null at the end
   */
  @Introspected
  record ReceiptPage(List<String> receipts, @Nullable String nextCursor) {}
}
