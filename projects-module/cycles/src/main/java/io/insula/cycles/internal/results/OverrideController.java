package io.insula.cycles.internal.results;

import io.insula.api.Roles;
import io.insula.cycles.OutcomeOverride;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.kernel.web.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The route by which admins override the result of a count. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/override")
@Secured(Roles.MEMBER)
class OverrideController {
  private final OverrideService overrideService;
  private final ResultTable results;
  private final CycleAdminCheck admins;

  OverrideController(OverrideService overrideService, ResultTable results, CycleAdminCheck admins) {
    this.overrideService = overrideService;
    this.results = results;
    this.admins = admins;
  }

  /**
   * Overrides the result of a cycle with another selection and a reason. The count stays unchanged.
   * All overrides are kept, and the results show the last one. If the same person repeats the last
   * override, nothing changes.
   */
  @Put
  OutcomeOverride override(
      @PathVariable long cycleId, @Valid @Body OverrideRequest request, Caller caller) {
    admins.require(cycleId, caller);
    overrideService.put(cycleId, request.selected(), request.reason(), caller.name());
    return Objects.requireNonNull(results.get(cycleId, false).override());
  }

  /**
   * The proposals to implement instead of the counted winners.
   *
   * @param selected the ids of the proposals; can be empty
   * @param reason 1 to 2,000 characters; shown with the results
   */
  @Introspected
  record OverrideRequest(@NotNull List<@Nullable Long> selected, @NotNull String reason) {}
}
