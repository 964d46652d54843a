package io.insula.cycles.internal.demo;

import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.cycle.CycleSettings;
import java.util.List;

/**
 * A cycle to show.
 *
 * @param until the phase in which it stands in the end
 * @param admins its own, beside those of the server
 */
record DemoCycle(
    CycleSettings settings,
    CyclePhase until,
    List<String> admins,
    List<DemoProposal> proposals,
    List<DemoVoter> voters) {}
