package io.insula.cycles.internal.demo;

import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.cycle.CycleSettings;
import java.util.List;

/**
 * A cycle of the demo.
 *
 * @param until the phase to which the demo moves the cycle
 * @param admins the cycle's own admins, in addition to the admins of the server
 */
record DemoCycle(
    CycleSettings settings,
    CyclePhase until,
    List<String> admins,
    List<DemoProposal> proposals,
    List<DemoVoter> voters) {}
