package io.insula.cycles.internal.receipts;

import io.insula.api.Page;
import io.insula.cycles.internal.cycle.PublishedCycles;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The receipts of counted ballots. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/receipts")
@Secured(SecurityRule.IS_ANONYMOUS)
@RequiredScope("reports")
class ReceiptsController {
  private static final Pattern RECEIPT = Pattern.compile("[0-9a-f]{64}");

  private final Receipts receipts;
  private final PublishedCycles published;

  ReceiptsController(Receipts receipts, PublishedCycles published) {
    this.receipts = receipts;
    this.published = published;
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
    published.requireReadable(cycleId, caller);
    var request = query.request();
    // The cursor is the number of the last one before: these go up, not down.
    var after = Objects.requireNonNullElse(request.before(), 0L);
    var found = receipts.next(cycleId, after, request.limit() + 1);
    var page = Page.of(found, request, Receipts.Numbered::number);
    var lines = page.items().stream().map(each -> Receipts.hex(each.receipt())).toList();
    return new ReceiptPage(lines, query.nextCursor(page));
  }

  /** Proves that a receipt is among those that were counted. */
  @Get("/{receipt}")
  ReceiptProof prove(
      @PathVariable long cycleId,
      @PathVariable String receipt,
      @Parameter(hidden = true) @Nullable Caller caller) {
    published.requireReadable(cycleId, caller);
    var typed = receipt.toLowerCase(Locale.ROOT);
    if (!RECEIPT.matcher(typed).matches()) {
      throw new UnknownReceiptException(cycleId);
    }
    return receipts
        .prove(cycleId, HexFormat.of().parseHex(typed))
        .orElseThrow(() -> new UnknownReceiptException(cycleId));
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
